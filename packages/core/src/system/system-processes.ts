import { hostname } from 'node:os';
import type { Processes } from '../ports/index.ts';

/** Asks the operating system. A process id that was given away again merely means waiting after all. */
export const systemProcesses: Processes = {
  own: (id) => ({ id, pid: process.pid, host: hostname() }),
  isGone({ pid, host }) {
    if (host !== hostname()) return false;
    try {
      process.kill(pid, 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH';
    }
  },
};
