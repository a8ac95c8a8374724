import { hostname } from 'node:os';
import type { DispatchOwner } from '../ports/index.ts';

export const processOwner = (id: string): DispatchOwner => ({ id, pid: process.pid, host: hostname() });

/**
 * Whether the process behind a lease is known to be dead, so that nobody has to wait for the lease to end. Only a
 * process of this machine can be asked; a recycled process id merely means waiting after all.
 */
export function isProcessGone(owner: DispatchOwner): boolean {
  if (owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
