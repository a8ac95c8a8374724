import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the smallest host', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-smallest-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = () => promisify(execFile)(process.execPath, [main], { cwd: folder });

  it('shows the calls of the projects that meet the condition, names the log, and ends by itself', async () => {
    const { stdout, stderr } = await run();
    expect(stderr).toBe('');
    expect(stdout.match(/^POST .*$/gm)).toEqual(['POST /aufgaben', 'POST /aufgaben']);
    expect(stdout).toContain('  ? mandant: 1\n  ? ereignis: Neues Projekt\n  ? tabelle: Auftrag\n');
    expect(stdout).toContain('  ? bedingungen: SummeNetto >= 5000\n');
    expect(stdout).toContain('"aufgabe": "Empfangstheke und Garderobe nachfassen"');
    expect(stdout).not.toContain('Einbauschrank Dachgeschoss nachfassen');
    expect(stdout).toContain('2 of 3 events met the condition and were delivered.');
    const [, log = ''] = /is a line in (.+)\n$/.exec(stdout) ?? [];
    const delivered = readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly kind: string; readonly key?: string })
      .flatMap(({ kind, key }) => (kind === 'attempt.delivered' ? [key] : []));
    expect(new Set(delivered)).toEqual(new Set(['06127', '06131']));
  });

  it('shows the same when it is run again', async () => {
    await run();
    expect((await run()).stdout).toContain('2 of 3 events met the condition and were delivered.');
  });
});
