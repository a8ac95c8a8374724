import type { EventType, Table } from '@eilbote/contract';
import type { TableCorrection } from './table-correction.ts';

/** What one party brings to the catalogue: the core its standard, a plugin or the host its own. */
export interface Contribution {
  /** Named in every message about it: `core`, `host`, or the id of the plugin. */
  readonly owner: string;
  readonly tables?: readonly Table[];
  readonly eventTypes?: readonly EventType[];
  /** Only a host corrects: what a plugin says of another one's table would hold for everybody. */
  readonly corrections?: readonly TableCorrection[];
}
