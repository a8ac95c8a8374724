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

  it('leaves everything as it was when a step fails', () => {
    migrate(database, 'eilbote.db');
    const broken = { ...notes, statements: `${notes.statements}; CREATE TABLE event (id TEXT)` };
    expect(() => migrate(database, 'eilbote.db', [...migrations, broken])).toThrow('already exists');
    expect(version()).toBe(migrations.length);
    expect(() => database.prepare('SELECT * FROM note')).toThrow('no such table');
    expect(database.isTransaction).toBe(false);
  });
});
