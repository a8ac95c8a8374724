import { type Fault, notHere, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { SmallDisk } from './small-disk.ts';

export const readOnly: Fault = {
  id: 'read-only',
  title: 'the data folder is read-only',
  async run() {
    using disk = SmallDisk.mount(64);
    if (disk === undefined) return notHere('a read-only disk needs Linux and the right to mount');
    await using scene = await Scene.open(disk);
    const before = await scene.host();
    await before.setStatus('paused');
    await before.publish(0, 50);
    await before.stop();
    disk.setReadOnly(true);
    const refused = await scene.host();
    const exit = await refused.ended();
    disk.setReadOnly(false);
    const after = await scene.host();
    await after.setStatus('active');
    const { inTime } = await after.drained(30_000);
    await after.stop();
    const { code = 'none', text = '' } = refused.notStarted ?? {};
    return {
      how: 'tmpfs remounted read-only between two lives of a host with 50 deliveries waiting',
      seen: `start refused with ${code}, exit code ${exit}; 50 delivered after the next start`,
      broken: [
        ...unless(code === 'STORE_READ_ONLY', `the start is refused with ${code}: ${text}`),
        ...unless(exit === 1, `it ends with ${exit}`),
        ...unless(inTime, 'what waited is not delivered when the folder can be written again'),
        ...(await scene.broken()),
      ],
    };
  },
};
