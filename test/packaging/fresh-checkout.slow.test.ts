import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodePackage } from '../workspace/node-package.mjs';
import { workspaceRoot } from '../workspace/packages.ts';
import { environmentOfAStranger } from './environment-of-a-stranger.ts';

/** The files of the repository as git sees them now, in a folder whose path is no plain one. */
const checkout = join(mkdtempSync(join(tmpdir(), 'eilbote-checkout-')), 'Bestellungen & Aufträge');

const repositoryFiles = () =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(workspaceRoot, file)));

describe('a fresh checkout', () => {
  beforeAll(() => {
    for (const file of repositoryFiles()) {
      mkdirSync(dirname(join(checkout, file)), { recursive: true });
      copyFileSync(join(workspaceRoot, file), join(checkout, file));
    }
  });
  afterAll(() => rmSync(dirname(checkout), { recursive: true, force: true }));

  it('plays the demo with only Node 20 and npm, and warns of nothing', { timeout: 300_000 }, () => {
    const npx = [
      '--yes',
      '--loglevel=error',
      `--package=${nodePackage(20)}`,
      'npm',
      '--silent',
      'start',
      '--',
      '--once',
    ];
    const { stdout, stderr, status } = spawnSync('npx', npx, {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...environmentOfAStranger(), XDG_CONFIG_HOME: join(dirname(checkout), 'config') },
    });
    expect(stderr.replace(/^First run: .*\n/, '')).toBe('');
    expect(stdout).toContain('Webhooks.log');
    expect(status).toBe(0);
  });
});
