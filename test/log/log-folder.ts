import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { rotatedNames } from '../../packages/core/src/stages/log/rotated-names.ts';

/** A folder for one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'eilbote-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that the log holds in this folder, rotated files first. */
export function wholeLog(folder: string): string {
  const names = readdirSync(folder);
  const inOrder = [...rotatedNames(names).map(({ name }) => name), ...names.filter((name) => name === 'Webhooks.log')];
  return inOrder.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('');
}
