import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace) console.warn('The test of durability needs strace, which is not installed here: it is left out.');

const acknowledgements = 20;

/** The system calls of a process that accepts events, in the order in which the kernel saw them. */
function traced(synchronous: 'FULL' | 'OFF'): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-durability-'));
  const script = new URL('./testing/acknowledge.ts', import.meta.url).pathname;
  const trace = join(folder, 'trace');
  const calls = 'trace=fdatasync,fsync,write,pwrite64';
  const child = [process.execPath, script, join(folder, 'data'), String(acknowledgements), synchronous];
  execFileSync('strace', ['-f', '-y', '-s', '40', '-e', calls, '-o', trace, ...child]);
  const lines = readFileSync(trace, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  return lines;
}

interface Acknowledgement {
  readonly number: number;
  /** The write-ahead log was written for it. */
  readonly written: boolean;
  /** Everything that was written had been forced to the disk. */
  readonly durable: boolean;
}

/**
 * Goes through a trace: a write to the write-ahead log makes it dirty; a sync that began after the last write makes it
 * clean when it has returned.
 */
function judge(lines: readonly string[]): readonly Acknowledgement[] {
  const found: Acknowledgement[] = [];
  const syncing = new Map<string, number>();
  let writes = 0;
  let synced = 0;
  let writesBefore = 0;
  for (const line of lines) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const isSync = /^f(data)?sync\(\d+<[^>]*-wal>/.test(call);
    if (/^p?write(64)?\(\d+<[^>]*-wal>/.test(call)) writes += 1;
    if (isSync) syncing.set(thread, writes);
    if ((isSync && call.endsWith('= 0')) || /^<\.\.\. f(data)?sync resumed>.*= 0$/.test(call)) {
      synced = Math.max(synced, syncing.get(thread) ?? 0);
    }
    const number = /^write\(1<[^>]*>, "acknowledged (\d+)/.exec(call)?.[1];
    if (number === undefined) continue;
    found.push({ number: Number(number), written: writes > writesBefore, durable: synced === writes });
    writesBefore = writes;
  }
  return found;
}

describe.runIf(hasStrace)('what was acknowledged', () => {
  const expected = (durable: boolean) =>
    Array.from({ length: acknowledgements }, (_, index) => ({ number: index + 1, written: true, durable }));

  it('was forced to the disk between the write to the log of the database and the acknowledgement', () => {
    expect(judge(traced('FULL'))).toEqual(expected(true));
  });

  it('is seen to be at risk when the database does not wait for the disk', () => {
    expect(judge(traced('OFF'))).toEqual(expected(false));
  });
});
