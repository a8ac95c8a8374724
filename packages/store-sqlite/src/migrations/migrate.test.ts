import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from './index.ts';
import { migrate } from './migrate.ts';

describe('migrating the schema', () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = new DatabaseSync(':memory:');
  });
  afterEach(() => database.close());
  const version = () => database.prepare('SELECT version FROM schema').get()?.['version'];
  const notes = { version: migrations.length + 1, name: 'notes', statements: 'CREATE TABLE note (text TEXT)' };

  it('has steps that are numbered without a gap', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('does what is missing, once, and keeps the data', () => {
    migrate(database, 'eilbote.db');
    database.exec("INSERT INTO installation VALUES ('ins_1')");
    migrate(database, 'eilbote.db', [...migrations, notes]);
    migrate(database, 'eilbote.db', [...migrations, notes]);
    expect(version()).toBe(notes.version);
    expect(database.prepare('SELECT id FROM installation').get()).toEqual({ id: 'ins_1' });
    expect(database.prepare('SELECT count(*) AS notes FROM note').get()).toEqual({ notes: 0 });
  });

  it.each(migrations.slice(1).map(({ version: to, name }) => [to, name] as const))(
    'takes over what a data folder holds, up to step %i: %s',
    (to) => {
      migrate(database, 'eilbote.db', migrations.slice(0, to - 1));
      database.exec(`
        INSERT INTO event (sequence, id, type, occurred_at, accepted_at, record_table, record_key, hash, revision, json)
          VALUES (1, 'evt_1', 'project.created', '2026-03-02T08:15:00Z', 1, 'Auftrag', 'S019', 'h', 0, '{}');
        INSERT INTO webhook (id, version, status, status_at, lane, holds_order, created_at)
          VALUES ('whk_1', 1, 'active', 1, 'l', 0, 1);
        INSERT INTO delivery (sequence, id, event, webhook, lane, order_key, blocked, state, due, created_at, updated_at, expires)
          VALUES (1, 'dlv_1', 1, 'whk_1', 'l', 'k', 0, 'waiting', 5, 1, 1, 90000)`);
      migrate(database, 'eilbote.db', migrations.slice(0, to));
      expect(version()).toBe(to);
      const tables = ['event', 'webhook', 'delivery'].map((table) => database.prepare(`SELECT id FROM ${table}`).all());
      expect(tables).toEqual([[{ id: 'evt_1' }], [{ id: 'whk_1' }], [{ id: 'dlv_1' }]]);
    },
  );

  it('takes the present status of each webhook for known from the present revision on', () => {
    migrate(database, 'eilbote.db', migrations.slice(0, 4));
    database.exec(`
      UPDATE counter SET revision = 7;
      INSERT INTO webhook (id, version, status, status_reason, status_at, lane, holds_order, created_at, deleted_at)
        VALUES ('whk_1', 1, 'paused', 'it answered 410', 5, 'l', 0, 1, NULL), ('whk_2', 1, 'active', NULL, 2, 'l', 0, 1, 9)`);
    migrate(database, 'eilbote.db');
    const statuses = database.prepare('SELECT * FROM webhook_status ORDER BY webhook').all();
    expect(statuses.map((row) => Object.values(row))).toEqual([
      ['whk_1', 7, 'paused', 'it answered 410', 5],
      ['whk_2', 7, 'deleted', null, 9],
    ]);
  });

  it('leaves everything as it was when a step fails', () => {
    migrate(database, 'eilbote.db');
    const broken = { ...notes, statements: `${notes.statements}; CREATE TABLE event (id TEXT)` };
    expect(() => migrate(database, 'eilbote.db', [...migrations, broken])).toThrow('already exists');
    expect(version()).toBe(migrations.length);
    expect(() => database.prepare('SELECT * FROM note')).toThrow('no such table');
    expect(database.isTransaction).toBe(false);
  });
});
