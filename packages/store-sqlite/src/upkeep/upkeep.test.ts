import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { aDelivery, aStoredEvent, aWebhook } from '@eilbote/testkit/store-conformance';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupDatabase, checkDatabase, databaseFile, inspectDatabase, sqliteStore } from '../index.ts';

async function filled() {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-upkeep-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = sqliteStore({ folder });
  onTestFinished(() => store.close());
  await store.open(() => 'ins_1');
  await store.saveWebhook(aWebhook());
  await store.takeDispatch({ id: 'own', pid: 1, host: 'h' }, 1_000, 2_000, () => false);
  await store.accept([[aStoredEvent('e1'), aStoredEvent('e2')]]);
  const lease = { token: 'lease', until: 9_000 };
  await store.match(1, lease, [
    { event: 1, revision: 1, deliveries: [aDelivery('d1', { orderKey: 'k' })] },
    { event: 2, revision: 1, deliveries: [aDelivery('d2', { orderKey: 'k' })] },
  ]);
  return { folder, store, file: databaseFile(folder) };
}

const edit = (file: string, sql: string): void => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};

describe('checking a database', () => {
  it('finds nothing wrong with what the store has written, while it is open', async () => {
    const { file } = await filled();
    expect(checkDatabase(file)).toMatchObject({ faults: [], events: 2, deliveries: 2, lastHistory: 1 });
  });

  it.each([
    ['deliveryHasEvent', 'DELETE FROM event WHERE sequence = 1', '', 'd1'],
    ['unmatchedHasEvent', 'INSERT INTO unmatched VALUES (77)', '', '77'],
    ['contentHasDelivery', "INSERT INTO frozen_request VALUES (78, 'POST', NULL, NULL)", '', '78'],
    ['historyHasDelivery', "UPDATE history SET delivery = 'gone'", '', '1'],
    ['webhookHasVersion', 'DELETE FROM webhook_version', '', 'w'],
    ['webhookHasConnection', "UPDATE webhook SET connection = 'gone'", '', 'w'],
    ['countersAhead', 'UPDATE counter SET delivery = 1, logged = 9', '', 'delivery'],
    ['stateFits', "UPDATE delivery SET due = NULL WHERE id = 'd1'", '', 'd1'],
    ['lineHasHead', "UPDATE delivery SET blocked = 1, due = NULL WHERE id = 'd1'", '', 'k'],
  ])('finds what breaks the rule %s', async (rule, sql, _more, example) => {
    const { file } = await filled();
    edit(file, sql);
    expect(checkDatabase(file).faults).toMatchObject([{ rule, examples: expect.arrayContaining([example]) }]);
  });

  it('finds pages that are damaged, and files that are no database of ours', async () => {
    const { file, store, folder } = await filled();
    await store.close();
    edit(file, 'PRAGMA journal_mode = DELETE');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8_192 * 12, 8_192 * 16);
    writeFileSync(file, bytes);
    const looked = (() => {
      try {
        return checkDatabase(file).faults.map(({ rule }) => rule);
      } catch (error) {
        return (error as { code: string }).code;
      }
    })();
    expect([['integrity'], 'STORE_DAMAGED']).toContainEqual(looked);
    const other = join(folder, 'other.db');
    edit(other, 'CREATE TABLE t (a)');
    expect(() => checkDatabase(other)).toThrow(expect.objectContaining({ code: 'STORE_NOT_EILBOTE' }));
    expect(() => checkDatabase(join(folder, 'none.db'))).toThrow(
      expect.objectContaining({ code: 'STORE_UNREACHABLE' }),
    );
    expect(existsSync(join(folder, 'none.db'))).toBe(false);
  });

  it('leaves an older schema and a newer one as they are, and says so', async () => {
    const { file, folder } = await filled();
    edit(file, 'UPDATE schema SET version = version - 1');
    expect(() => checkDatabase(file)).toThrow(expect.objectContaining({ code: 'STORE_OLDER' }));
    edit(file, 'UPDATE schema SET version = version + 2');
    expect(() => checkDatabase(file)).toThrow(expect.objectContaining({ code: 'STORE_NEWER' }));
    const { schema, known, installation } = inspectDatabase(folder);
    expect([schema, installation]).toEqual([known + 1, 'ins_1']);
  });
});

describe('a backup', () => {
  it('is one consistent file for its user alone, made while events come in', async () => {
    const { folder, store } = await filled();
    const target = join(folder, 'backup.db');
    const accepting = Array.from({ length: 200 }, (_, index) => store.accept([[aStoredEvent(`later ${index}`)]]));
    const [made] = await Promise.all([backupDatabase(folder, target), ...accepting]);
    expect(made).toMatchObject({ file: target, faults: [] });
    expect(checkDatabase(target)).toEqual(made);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual(['backup.db']);
    expect(checkDatabase(databaseFile(folder)).events).toBe(202);
  });

  it('never overwrites, and leaves nothing behind where it fails', async () => {
    const { folder, file } = await filled();
    const target = join(folder, 'backup.db');
    writeFileSync(target, 'mine');
    await expect(backupDatabase(folder, target)).rejects.toMatchObject({ code: 'BACKUP_EXISTS' });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    edit(file, 'DELETE FROM event WHERE sequence = 1');
    const other = backupDatabase(folder, join(folder, 'other.db'));
    await expect(other).rejects.toMatchObject({ code: 'BACKUP_FAULTY', facts: { faults: 'deliveryHasEvent (1)' } });
    await expect(backupDatabase(join(folder, 'nowhere'), join(folder, 'x.db'))).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
    });
    expect(readdirSync(folder).toSorted()).toEqual(['backup.db', 'eilbote.db', 'eilbote.db-shm', 'eilbote.db-wal']);
  });

  it('tells where it cannot write', async () => {
    const { folder } = await filled();
    writeFileSync(join(folder, 'a-file'), '');
    const below = join(folder, 'a-file', 'x.db');
    await expect(backupDatabase(folder, below)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    const nowhere = backupDatabase(folder, join(folder, 'nowhere', 'x.db'));
    await expect(nowhere).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  });
});
