import { setTimeout } from 'node:timers/promises';
import { type Fault, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { repeated } from './verdict.ts';

/** The end of a process in the middle of its work, asked for politely. */
const drain = (id: string, title: string, signals: number): Fault => ({
  id,
  title,
  async run() {
    await using scene = await Scene.open();
    await scene.receiver.think(150);
    const host = await scene.host();
    const publishing = host.publish(0, 5000).catch(() => {});
    while (host.delivered < 100) await setTimeout(20);
    const begun = performance.now();
    for (let signal = 0; signal < signals; signal += 1) {
      host.signal('SIGTERM');
      await setTimeout(30);
    }
    const exit = await host.ended();
    const ms = Math.round(performance.now() - begun);
    await publishing;
    const before = (await scene.receiver.ids()).size;
    await scene.receiver.think(0);
    const after = await scene.host();
    const { inTime } = await after.drained(60_000);
    await after.stop();
    const twice = repeated(await scene.receiver.ids());
    return {
      how: `${signals} × SIGTERM while it publishes and 16 calls are under way`,
      seen: `exit code ${exit} after ${ms} ms, ${host.acknowledged.size} acknowledged, ${before} delivered before and the rest after the next start, ${twice} calls repeated`,
      broken: [
        ...unless(exit === 0, `it ends with ${exit}`),
        ...unless(twice === 0, `${twice} calls were made again that had been made`),
        ...unless(inTime, 'the rest is not delivered after the next start'),
        ...(await scene.broken()),
      ],
    };
  },
});

export const drained = drain('sigterm', 'the process is asked to end', 1);
export const drainedTwice = drain('sigterm-twice', 'the process is asked to end, and once more', 2);
