import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';
import { InstalledPackages } from './installed-packages.ts';

const variants = [
  ['of one call', 'stechuhr', []],
  ['of several calls', 'several-calls', ['--several-calls']],
  ['of several tables, with a user and a password', 'basic-tables', ['--auth', 'basic', '--tables', 'Kunden,Auftrag']],
] as const;

describe('a target system that was scaffolded from packed packages', () => {
  let installed: InstalledPackages;
  beforeAll(async () => {
    installed = await InstalledPackages.make();
    for (const tool of ['vitest', 'typescript', 'fast-check']) installed.lend(tool);
    const create = join('node_modules', 'create-eilbote-target', 'dist', 'main.js');
    for (const [, id, options] of variants) {
      installed.run(process.execPath, [create, id, '--yes', '--name-de', 'Stechuhr', ...options]);
    }
  }, 300_000);
  afterAll(() => installed?.remove());

  it.each(variants)('%s passes the conformance suite as it is', (_what, id) => {
    const printed = installed.run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--root', id]);
    expect(printed).toContain('passed');
    expect(printed).not.toContain('failed');
    expect(readFileSync(join(installed.folder, id, 'src', '__http__', 'saveCustomer.http'), 'utf8')).toContain('•••');
  });

  it.each(variants)('%s builds', (_what, id) => {
    installed.run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', id]);
    expect(readFileSync(join(installed.folder, id, 'dist', 'index.d.ts'), 'utf8')).toContain('TargetSystem');
  });

  it.each(variants)('%s shows up in a host', (_what, id) => {
    const command = join('node_modules', '.bin', 'eilbote');
    const config = ['--config', join(id, 'eilbote.config.ts')];
    expect(installed.run(process.execPath, [command, ...config, 'targets', 'show', id])).toContain('saveCustomer');
  });

  it('of one call has an adapter of at most 25 lines, formatted at 100 columns', () => {
    const rules = join(installed.folder, 'oxfmtrc.json');
    writeFileSync(rules, JSON.stringify({ printWidth: 100, singleQuote: true }));
    const adapter = join(installed.folder, 'stechuhr', 'src', 'index.ts');
    const oxfmt = join(workspaceRoot, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
    execFileSync(process.execPath, [oxfmt, '-c', rules, '--check', adapter], { cwd: installed.folder });
    const lines = readFileSync(adapter, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(25);
  });
});
