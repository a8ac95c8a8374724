import type { DatabaseSync } from 'node:sqlite';
import { type Operations, operationsOn } from '../operations/index.ts';
import { type Counters, prepare, type Statement } from './connection.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';

/** An open database with everything prepared on it. Thrown away as a whole when its state is in doubt. */
export interface Session {
  readonly database: DatabaseSync;
  readonly operations: Operations;
  /** @throws what SQLite throws when the lock cannot be had */
  begin(writes: boolean): void;
  commit(): void;
  rollback(): void;
  close(): void;
}

type CounterColumns = [event: number, delivery: number, history: number, revision: number, logged: number];

export function openSession(options: DatabaseOptions): Session {
  const database = openDatabase(options);
  const statement = (sql: string): Statement => prepare(database, sql);
  const [beginRead, beginWrite] = [statement('BEGIN'), statement('BEGIN IMMEDIATE')];
  const [commit, rollback] = [statement('COMMIT'), statement('ROLLBACK')];
  const load = statement('SELECT event, delivery, history, revision, logged FROM counter');
  const save = statement('UPDATE counter SET event = ?, delivery = ?, history = ?, revision = ?, logged = ?');
  const counters: Counters = { event: 0, delivery: 0, history: 0, revision: 0, logged: 0, rollbacks: 0 };
  let loaded: CounterColumns = [0, 0, 0, 0, 0];

  const current = (): CounterColumns => [
    counters.event,
    counters.delivery,
    counters.history,
    counters.revision,
    counters.logged,
  ];

  return {
    database,
    operations: operationsOn({ prepare: statement, counters }),
    begin(writes) {
      (writes ? beginWrite : beginRead).run();
      loaded = load.first<CounterColumns>() ?? loaded;
      [counters.event, counters.delivery, counters.history, counters.revision, counters.logged] = loaded;
    },
    commit() {
      const now = current();
      if (now.some((value, index) => value !== loaded[index])) save.run(...now);
      commit.run();
    },
    rollback() {
      counters.rollbacks += 1;
      // SQLite has rolled back by itself after some errors, e.g. a full disk.
      if (database.isTransaction) rollback.run();
    },
    close() {
      database.close();
    },
  };
}
