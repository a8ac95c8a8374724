import type { DispatchOwner } from './store.ts';

/** The processes of this machine, as far as they may dispatch. */
export interface Processes {
  /** Names the own process as the holder of a lease. */
  own(id: string): DispatchOwner;
  /**
   * Whether the process behind a lease is known to be dead, so that nobody has to wait for the lease to end. False
   * where nobody can know, as for a process of another machine.
   */
  isGone(owner: DispatchOwner): boolean;
}
