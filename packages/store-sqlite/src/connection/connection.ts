import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

/** A prepared statement that is kept for life; rows come as arrays, which is a third cheaper than objects. */
export interface Statement {
  run(...values: SQLInputValue[]): void;
  /** Tells how many rows changed; dearer than `run`. */
  count(...values: SQLInputValue[]): number;
  first<Row extends readonly SQLOutputValue[]>(...values: SQLInputValue[]): Row | undefined;
  all<Row extends readonly SQLOutputValue[]>(...values: SQLInputValue[]): Row[];
}

/** What the operations see of an open database. */
export interface Connection {
  prepare(sql: string): Statement;
  readonly counters: Counters;
}

/** The numbers of the `counter` row, read and written once for each transaction. */
export interface Counters {
  event: number;
  delivery: number;
  history: number;
  revision: number;
  logged: number;
  /** How often a transaction was taken back: what was remembered of the database may be wrong since. */
  rollbacks: number;
}

/**
 * The end of a statement that is given the number of rows it may tell. By the value of a bare `LIMIT ?` SQLite plans, and
 * so compiles the statement anew for every call, which was a third of the cost of a claim; into an expression it does
 * not look.
 */
export const limited = 'LIMIT ? + 0';

export function prepare(database: DatabaseSync, sql: string): Statement {
  const statement: StatementSync = database.prepare(sql);
  statement.setReturnArrays(true);
  return {
    // A statement without a result ends with the first step too, and `get` makes no object that tells of it.
    run: (...values) => {
      statement.get(...values);
    },
    count: (...values) => Number(statement.run(...values).changes),
    first: <Row extends readonly SQLOutputValue[]>(...values: SQLInputValue[]) =>
      statement.get(...values) as unknown as Row | undefined,
    all: <Row extends readonly SQLOutputValue[]>(...values: SQLInputValue[]) =>
      statement.all(...values) as unknown as Row[],
  };
}
