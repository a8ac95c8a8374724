import { type Fault, notHere, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { SmallDisk } from './small-disk.ts';
import { repeated } from './verdict.ts';

const mebibytes = 64;
const left = 2;
const eventsThatFit = 200;
/** Each event takes some kilobytes of database, write-ahead log and delivery log: the disk cannot take them all. */
const eventsTooMany = 3000;

export const diskFull: Fault = {
  id: 'disk-full',
  title: 'the disk is full',
  async run() {
    using disk = SmallDisk.mount(mebibytes);
    if (disk === undefined) return notHere('a small disk to fill needs Linux and the right to mount');
    await using scene = await Scene.open(disk);
    const host = await scene.host();
    await host.publish(0, eventsThatFit);
    await host.drained(30_000);
    disk.fillBut(left);
    await host.publish(eventsThatFit, eventsTooMany);
    const { size } = host.acknowledged;
    const codes = [...host.refused.keys()];
    disk.free();
    await host.publish(100_000, 50);
    const goesOn = host.acknowledged.size - size;
    const { inTime } = await host.drained(60_000);
    const exit = await host.stop();
    const refused = [...host.refused.values()].reduce((sum, count) => sum + count, 0);
    return {
      how: `tmpfs of ${mebibytes} MiB, of which ${left} are free when ${eventsTooMany} events come`,
      seen: `${size} acknowledged, ${refused} refused (${codes.join(', ')}), then ${goesOn} of 50 without a restart, ${repeated(await scene.receiver.ids())} calls repeated`,
      broken: [
        ...unless(codes.join() === 'STORE_DISK_FULL', `refused with ${codes.join(', ') || 'nothing'}`),
        ...unless(goesOn > 40, 'it does not go on by itself when there is room'),
        ...unless(inTime, 'what waited is not delivered when there is room'),
        ...unless(exit === 0, `it ends with ${exit}`),
        ...(await scene.broken()),
      ],
    };
  },
};
