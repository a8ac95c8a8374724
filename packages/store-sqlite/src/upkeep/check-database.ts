import { DatabaseSync } from 'node:sqlite';
import type { LocalizedText } from '@eilbote/contract';
import { failureOf, StoreFailure } from '../connection/failure.ts';
import { errorOf } from '../failure-errors.ts';
import { migrations } from '../migrations/index.ts';
import { invariants } from './invariants.ts';

/** Something that is wrong inside a database. */
export interface DatabaseFault {
  /** `integrity`: what SQLite finds itself. Otherwise a rule of Eilbote that does not hold. */
  readonly rule: string;
  readonly text: LocalizedText;
  /** How many rows are concerned. */
  readonly count: number;
  /** The first of them: ids, or what SQLite says. */
  readonly examples: readonly string[];
}

export interface CheckedDatabase {
  readonly file: string;
  readonly schema: number;
  readonly bytes: number;
  readonly events: number;
  readonly deliveries: number;
  /** Number of the last history entry. */
  readonly lastHistory: number;
  readonly faults: readonly DatabaseFault[];
}

const examples = 5;

/**
 * Checks a database from the pages up to the rules by which the engine works. Reads only, and may run beside hosts: all
 * is seen in one state.
 * @throws STORE_UNREACHABLE, STORE_DAMAGED where nothing at all can be read, STORE_NOT_EILBOTE, STORE_NEWER,
 * STORE_OLDER
 */
export function checkDatabase(file: string): CheckedDatabase {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    database.exec('BEGIN');
    return check(database, file);
  } catch (error) {
    throw errorOf(failureOf(error, file));
  } finally {
    database?.close();
  }
}

function check(database: DatabaseSync, file: string): CheckedDatabase {
  const number = (sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
  const known = migrations.at(-1)?.version ?? 0;
  if (number("SELECT count(*) FROM sqlite_schema WHERE name = 'schema'") === 0)
    throw new StoreFailure('STORE_NOT_EILBOTE', { file });
  const schema = number('SELECT version FROM schema');
  if (schema > known) throw new StoreFailure('STORE_NEWER', { file, version: schema, known });
  if (schema < known) throw new StoreFailure('STORE_OLDER', { file, version: schema, known });
  const damaged = integrity(database);
  return {
    file,
    schema,
    bytes: number('PRAGMA page_count') * number('PRAGMA page_size'),
    events: number('SELECT count(*) FROM event'),
    deliveries: number('SELECT count(*) FROM delivery'),
    lastHistory: number('SELECT history FROM counter'),
    // What stands on damaged pages need not be counted.
    faults: damaged === undefined ? invariants.flatMap((rule) => broken(database, rule)) : [damaged],
  };
}

function integrity(database: DatabaseSync): DatabaseFault | undefined {
  const said = database
    .prepare('PRAGMA integrity_check(100)')
    .all()
    .map((row) => String(Object.values(row)[0]));
  if (said.length === 1 && said[0] === 'ok') return undefined;
  return {
    rule: 'integrity',
    text: {
      de: 'Die Datei ist beschädigt. Spielen Sie eine Sicherung ein.',
      en: 'The file is damaged. Restore a backup.',
    },
    count: said.length,
    examples: said.slice(0, examples),
  };
}

function broken(database: DatabaseSync, { rule, text, sql }: (typeof invariants)[number]): readonly DatabaseFault[] {
  const rows = database.prepare(sql).all();
  if (rows.length === 0) return [];
  const named = rows.slice(0, examples).map((row) => String(Object.values(row)[0]));
  return [{ rule, text, count: rows.length, examples: named }];
}
