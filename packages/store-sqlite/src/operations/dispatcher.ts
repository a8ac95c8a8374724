import type { DispatcherState, DispatchOwner, Fence } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { Refusal } from './refusal.ts';

type DispatcherColumns = readonly [
  epoch: number,
  owner: string | null,
  pid: number | null,
  host: string | null,
  until: number,
  since: number | null,
];

export function dispatcherOperations({ prepare }: Connection) {
  const epochNow = prepare('SELECT epoch FROM dispatcher');
  const stateNow = prepare('SELECT epoch, owner, pid, host, until, since FROM dispatcher');
  const take = prepare('UPDATE dispatcher SET epoch = epoch + 1, owner = ?, pid = ?, host = ?, until = ?, since = ?');
  const renew = prepare('UPDATE dispatcher SET until = ? WHERE epoch = ? AND owner IS NOT NULL');
  const release = prepare('UPDATE dispatcher SET owner = NULL, pid = NULL, host = NULL, since = NULL WHERE epoch = ?');

  function dispatcher(): DispatcherState {
    const [epoch = 0, id, pid, host, until = 0, since = null] = stateNow.first<DispatcherColumns>() ?? [];
    return { epoch, owner: id ? { id, pid: pid ?? 0, host: host ?? '' } : undefined, until, since };
  }

  return {
    /** Refuses a call whose dispatcher lease is not the current one. */
    guard(fence: Fence): void {
      if (epochNow.first<[number]>()?.[0] !== fence) throw new Refusal('StoreFenced');
    },
    dispatcher,
    /** Takes the lease if it still is as the caller saw it; the caller decided that it may be taken. */
    takeDispatchIf(seen: DispatcherState, owner: DispatchOwner, now: number, until: number): Fence | undefined {
      const held = dispatcher();
      if (held.epoch !== seen.epoch || held.owner?.id !== seen.owner?.id || held.until !== seen.until) return undefined;
      take.run(owner.id, owner.pid, owner.host, until, now);
      return held.epoch + 1;
    },
    renewDispatch: (fence: Fence, until: number): boolean => renew.count(until, fence) === 1,
    releaseDispatch(fence: Fence): void {
      release.run(fence);
    },
  };
}
