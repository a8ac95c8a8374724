import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeLogFile } from '../../../log-file/index.ts';
import { newestLogLines, readDeliveryLog } from './read-delivery-log.ts';

const line = (seq: number, kind = 'attempt.delivered') => `{"v":1,"seq":${seq},"kind":"${kind}"}\n`;
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => line(from + index)).join('');

describe('reading the delivery log', () => {
  let folder = '';
  const current = () => join(folder, 'Webhooks.log');
  const sequences = (after?: number) => [...readDeliveryLog(nodeLogFile({ folder }), after)].map(({ seq }) => seq);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing where there is no log yet', () => {
    expect(sequences()).toEqual([]);
    expect(newestLogLines(nodeLogFile({ folder }), 5)).toEqual([]);
  });

  it('follows the log across a rotation', () => {
    writeFileSync(current(), lines(1, 3));
    expect(sequences()).toEqual([1, 2, 3]);
    appendFileSync(current(), lines(4, 5));
    renameSync(current(), join(folder, 'Webhooks-2026-11-24.1.log'));
    writeFileSync(current(), lines(6, 7));
    expect(sequences(3)).toEqual([4, 5, 6, 7]);
    expect(sequences(7)).toEqual([]);
  });

  it('waits for the rest of a torn line and passes over what is no line', () => {
    writeFileSync(current(), `${line(1)}noise\n{"v":1,"seq":2,"ki`);
    expect(sequences()).toEqual([1]);
    appendFileSync(current(), 'nd":"x"}\n');
    expect(sequences(1)).toEqual([2]);
  });

  it('finds the newest lines that are wanted, also in older files', () => {
    writeFileSync(join(folder, 'Webhooks-2026-11-23.1.log'), lines(1, 2) + line(3, 'attempt.failed'));
    writeFileSync(current(), lines(4, 5) + line(6, 'attempt.failed'));
    const file = nodeLogFile({ folder });
    const failed = newestLogLines(file, 2, ({ kind }) => kind === 'attempt.failed');
    expect(failed.map(({ seq }) => seq)).toEqual([3, 6]);
    expect(newestLogLines(file, 2).map(({ seq }) => seq)).toEqual([5, 6]);
    expect(newestLogLines(file, 0)).toEqual([]);
  });
});
