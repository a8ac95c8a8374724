import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStore } from './sqlite-store.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace)
  console.warn('The tests of a failing disk need strace, which is not installed here: they are left out.');

const events = 40;

describe.runIf(hasStrace)('on a disk that fails now and then, the store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-faults-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Accepts events while strace lets some of these system calls on the write-ahead log fail, after the first ones. */
  function disturbed(calls: string, error: string, when: string): readonly (readonly [outcome: string, id: string])[] {
    const script = new URL('./testing/acknowledge.ts', import.meta.url).pathname;
    const data = join(folder, 'data');
    const wal = join(data, 'eilbote.db-wal');
    const inject = `inject=${calls}:error=${error}:when=${when}`;
    const child = [process.execPath, script, data, String(events)];
    const options = ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-P', wal, '-e', inject];
    const output = execFileSync('strace', [...options, ...child], { encoding: 'utf8' });
    return [...output.matchAll(/^(\w+) (\d+)$/gm)].map(([, outcome = '', number = '']) => [outcome, `e${number}`]);
  }

  it.each([
    ['syncing reports an error', 'fsync,fdatasync', 'EIO', '30+7', 'STORE_IO_FAILED'],
    ['writing reports an error', 'pwrite64', 'EIO', '250+31', 'STORE_IO_FAILED'],
    ['there is no space left', 'pwrite64', 'ENOSPC', '250+31', 'STORE_DISK_FULL'],
  ])('loses nothing that it acknowledged and goes on by itself when %s', async (_, calls, error, when, code) => {
    const outcomes = disturbed(calls, error, when);
    expect(outcomes).toHaveLength(events);
    const failed = outcomes.filter(([outcome]) => outcome !== 'acknowledged');
    expect(failed.length).toBeGreaterThan(1);
    expect(new Set(failed.map(([outcome]) => outcome))).toEqual(new Set([code]));
    expect(outcomes.at(-1)?.[0] === 'acknowledged' || outcomes.at(-2)?.[0] === 'acknowledged').toBe(true);

    const store = sqliteStore({ folder: join(folder, 'data') });
    await store.open(() => 'ins_2');
    const stored = (await store.events({}, { limit: 1_000 })).map(({ id }) => id);
    expect(new Set(stored).size).toBe(stored.length);
    for (const [outcome, id] of outcomes) if (outcome === 'acknowledged') expect(stored).toContain(id);
    await store.close();
  });
});
