import { type Fault, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { repeated } from './verdict.ts';

const dayMs = 24 * 3600 * 1000;

/** Some deliveries have failed and wait for their repetition when the clock is set; others come afterwards. */
const jump = (id: string, title: string, aheadMs: number): Fault => ({
  id,
  title,
  async run() {
    await using scene = await Scene.open();
    const host = await scene.host();
    await scene.receiver.refuse(true);
    await host.publish(0, 4);
    for (let waiting = 0; waiting < 4;) {
      const { counts } = await host.state();
      waiting = counts.waiting;
    }
    await host.setClock(aheadMs);
    await scene.receiver.refuse(false);
    await host.publish(4, 100);
    const { inTime } = await host.drained(90_000);
    const exit = await host.stop();
    return {
      how: `the wall clock of the host is set by ${aheadMs / dayMs} days while 4 deliveries wait for a repetition`,
      seen: `${host.acknowledged.size} acknowledged, ${host.delivered > 0 ? 'delivered' : 'none delivered'}, ${repeated(await scene.receiver.ids())} calls repeated`,
      broken: [
        ...unless(host.acknowledged.size === 104, `only ${host.acknowledged.size} acknowledged`),
        ...unless(inTime, 'what waited is not delivered within 90 s'),
        ...unless(exit === 0, `it ends with ${exit}`),
        ...(await scene.broken()),
      ],
    };
  },
});

export const clockForward = jump('clock-forward', 'the clock jumps a day ahead', dayMs);
export const clockBack = jump('clock-back', 'the clock is set back two days', -2 * dayMs);
