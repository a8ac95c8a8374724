import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { prepare } from '../connection/connection.ts';
import { migrate } from '../migrations/migrate.ts';
import { operationsOn } from './index.ts';

/** Tables that stay small however much is delivered. `unmatched` is read from its start. */
const small = new Set([
  'dispatcher',
  'installation',
  'lane',
  'webhook',
  'connection',
  'unmatched',
  'counter',
  'restoration',
  'run',
  'pause',
  'erasure',
]);

/** A clock that is set back is rare: then everything that waits is looked at once. */
const rare = /^SCAN delivery USING INDEX delivery_(claimable|coalesced) for \n {4}UPDATE delivery SET due = /;

it('finds deliveries, events and history by an index in every statement that is prepared', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, ':memory:');
  const counters = { event: 0, delivery: 0, history: 0, revision: 0, logged: 0, rollbacks: 0 };
  const statements: string[] = [];
  operationsOn({
    counters,
    prepare: (sql) => {
      statements.push(sql);
      return prepare(database, sql);
    },
  });
  const scans = statements
    .filter((sql) => !/^\s*PRAGMA/.test(sql))
    .flatMap((sql) => {
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      return steps.map(({ detail }) => `${String(detail)} for ${sql}`);
    })
    .filter((step) => !rare.test(step))
    .filter((step) => !step.startsWith('SCAN delivery USING COVERING INDEX delivery_'))
    .filter((step) => step.startsWith('SCAN ') && !small.has(/^SCAN (\w+)/.exec(step)?.[1] ?? ''));
  expect(statements.length).toBeGreaterThan(60);
  expect(scans).toEqual([]);
  // With one it would be compiled anew for every call.
  expect(statements.filter((sql) => /LIMIT \?(?! \+ 0)/.test(sql))).toEqual([]);
  database.close();
});
