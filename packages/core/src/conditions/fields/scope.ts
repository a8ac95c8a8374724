import type { FieldSchemas, Table } from '@eilbote/contract';

/** What the paths of a conditions text may lead to. */
export interface ConditionScope {
  /** The webhook's table: a path of one name is a field of it. */
  readonly table: Table;
  /** Tables whose records may come along: `Table.Field`. */
  readonly related: readonly Table[];
  /** The details of the event type: `details.x`. */
  readonly details: FieldSchemas;
}
