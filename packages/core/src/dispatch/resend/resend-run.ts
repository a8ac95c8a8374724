import type { DeliveryFilter, RunRow } from '../../ports/index.ts';
import type { LoggedRun } from '../../stages/log/index.ts';

/** What a run is to do, as it is stored. */
export interface ResendSpec {
  readonly filter: DeliveryFilter;
  readonly content: 'original' | 'recomputed';
  /** Deliveries set going in a minute, at most. */
  readonly perMinute: number;
}

export const specOf = ({ spec }: RunRow): ResendSpec => JSON.parse(spec) as ResendSpec;

export const loggedRun = ({ id, total, done, leftOut }: RunRow): LoggedRun => ({ id, total, done, leftOut });
