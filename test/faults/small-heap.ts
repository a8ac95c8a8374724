import { type Fault, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { repeated } from './verdict.ts';

const heapMebibytes = 64;

export const smallHeap: Fault = {
  id: 'small-heap',
  title: 'a backlog, and a heap of 64 MiB',
  async run({ backlog }) {
    await using scene = await Scene.open();
    const nodeOptions = [`--max-old-space-size=${heapMebibytes}`];
    const before = await scene.host({ nodeOptions });
    await before.setStatus('paused');
    await before.publish(0, backlog, true);
    const stopped = await before.stop();
    const after = await scene.host({ nodeOptions });
    await after.setStatus('active');
    const begun = performance.now();
    const { inTime, rss } = await after.drained(60_000 + backlog * 10);
    const seconds = (performance.now() - begun) / 1000;
    const exit = await after.stop();
    const mebibytes = Math.round(rss / 2 ** 20);
    return {
      how: `node ${nodeOptions.join(' ')}, ${backlog} deliveries gathered while paused, restart, resume`,
      seen: `all delivered in ${seconds.toFixed(0)} s, at most ${mebibytes} MiB RSS, ${repeated(await scene.receiver.ids())} calls repeated`,
      broken: [
        ...unless(before.acknowledged.size === backlog, `only ${before.acknowledged.size} acknowledged`),
        ...unless(stopped === 0 && exit === 0, `it ends with ${stopped} and ${exit}`),
        ...unless(inTime, 'the backlog is not delivered in time'),
        ...(await scene.broken()),
      ],
    };
  },
};
