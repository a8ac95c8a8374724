import { spawnSync } from 'node:child_process';
import { type Fault, notHere, unless } from './fault.ts';
import { Scene } from './scene.ts';
import { repeated } from './verdict.ts';

const calls = 'fsync,fdatasync';
/** The first syncs are those of the start. */
const when = '80+23';

export const failingSync: Fault = {
  id: 'eio',
  title: 'the disk reports an error at fsync',
  async run() {
    if (spawnSync('strace', ['-V']).status !== 0) return notHere('it takes strace to let system calls fail');
    await using scene = await Scene.open();
    const inject = `inject=${calls}:error=EIO:when=${when}`;
    const options = ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject];
    const host = await scene.host({ through: ['strace', ...options] });
    await host.publish(0, 400);
    const codes = [...host.refused.keys()];
    const refused = [...host.refused.values()].reduce((sum, count) => sum + count, 0);
    await host[Symbol.asyncDispose]();
    const after = await scene.host();
    const { inTime } = await after.drained(60_000);
    const exit = await after.stop();
    return {
      how: `strace lets every 23rd ${calls} of database and delivery log fail with EIO; then SIGKILL`,
      seen: `${host.acknowledged.size} acknowledged, ${refused} refused (${codes.join(', ')}), all of the first delivered after the next start, ${repeated(await scene.receiver.ids())} calls repeated`,
      broken: [
        ...unless(codes.join() === 'STORE_IO_FAILED', `refused with ${codes.join(', ') || 'nothing'}`),
        ...unless(host.acknowledged.size > refused, 'it does not go on between the errors'),
        ...unless(inTime, 'what was acknowledged is not delivered after the next start'),
        ...unless(exit === 0, `it ends with ${exit}`),
        ...(await scene.broken()),
      ],
    };
  },
};
