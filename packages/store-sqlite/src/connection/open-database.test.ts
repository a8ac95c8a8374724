import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EilboteError } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeInThisThread } from '../testing/store-in-this-thread.ts';
import { failureOf, leavesDoubt } from './failure.ts';
import { networkFileSystem } from './network-folder.ts';

describe('opening the database', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-open-'));
    file = join(folder, 'eilbote.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refusal = async () => {
    const error: unknown = await storeInThisThread(file)
      .open(() => 'ins_1')
      .catch((caught: unknown) => caught);
    return error as EilboteError;
  };

  it('makes the folder where it is missing', async () => {
    const store = storeInThisThread(join(folder, 'new', 'deep', 'eilbote.db'));
    await expect(store.open(() => 'ins_1')).resolves.toEqual({ installation: 'ins_1' });
    await store.close();
  });

  it.skipIf(process.platform === 'win32')('lets no other user of the machine read a new database', async () => {
    chmodSync(folder, 0o755);
    const store = storeInThisThread(join(folder, 'data', 'eilbote.db'));
    await store.open(() => 'ins_1');
    for (const name of ['', 'eilbote.db', 'eilbote.db-wal', 'eilbote.db-shm']) {
      expect(statSync(join(folder, 'data', name)).mode & 0o007).toBe(0);
    }
    await store.close();
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    writeFileSync(file, 'these are the minutes of the last meeting. '.repeat(100));
    const error = await refusal();
    expect(error.code).toBe('STORE_DAMAGED');
    expect(error.text.de).toContain(file);
    expect(error.message).toContain('file is not a database');
  });

  it('refuses the database of another program', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE customer (name TEXT)');
    other.close();
    expect(await refusal()).toMatchObject({ code: 'STORE_NOT_EILBOTE', facts: { file } });
  });

  it('refuses a database that a newer version has written', async () => {
    const store = storeInThisThread(file);
    await store.open(() => 'ins_1');
    await store.close();
    const newer = new DatabaseSync(file);
    newer.exec('UPDATE schema SET version = 99');
    newer.close();
    expect(await refusal()).toMatchObject({ code: 'STORE_NEWER', facts: { file, version: 99 } });
  });

  it('says what is wrong with a folder that cannot be one', async () => {
    writeFileSync(join(folder, 'a file'), '');
    file = join(folder, 'a file', 'eilbote.db');
    expect((await refusal()).code).toBe('STORE_UNREACHABLE');
    file = join(folder, 'eilbote.db');
    mkdirSync(file);
    expect((await refusal()).code).toBe('STORE_UNREACHABLE');
  });

  it.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'SMB (CIFS)'],
    [0xff534d42 | 0, 'SMB (CIFS)'],
    [0xfe534d42, 'SMB 2'],
    [0xef53, undefined],
    [0x01021994, undefined],
  ])('knows by its type %i whether a file system lies on the network', (type, name) => {
    expect(networkFileSystem('/srv/eilbote', () => type)).toBe(name);
  });

  it('knows a Windows share by its path', () => {
    const local = () => 0;
    expect(networkFileSystem('\\\\server\\share\\eilbote', local)).toBe('UNC');
    expect(networkFileSystem('\\\\?\\C:\\eilbote', local)).toBeUndefined();
    expect(networkFileSystem('C:\\eilbote', local)).toBeUndefined();
  });

  it('opens in a folder of this machine', () => {
    expect(networkFileSystem(folder)).toBeUndefined();
  });

  it.each([
    [{ errcode: 13 }, 'STORE_DISK_FULL', false],
    [{ errcode: 8 }, 'STORE_READ_ONLY', false],
    [{ errcode: 1_288 }, 'STORE_READ_ONLY', false],
    [{ errcode: 5 }, 'STORE_BUSY', false],
    [{ errcode: 1_034 }, 'STORE_IO_FAILED', true],
    [{ errcode: 267 }, 'STORE_DAMAGED', true],
    [{ errcode: 19 }, 'STORE_FAILED', false],
    [{ errcode: 1 }, 'STORE_FAILED', true],
    [{ code: 'ENOSPC' }, 'STORE_DISK_FULL', false],
    [new Error('unknown'), 'STORE_FAILED', true],
  ])('reads %o as %s', (error, code, doubt) => {
    const failure = failureOf(error, file);
    expect(failure.code).toBe(code);
    expect(leavesDoubt(failure)).toBe(doubt);
  });
});
