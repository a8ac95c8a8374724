import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodePackage } from '../workspace/node-package.mjs';
import { workspaceRoot } from '../workspace/packages.ts';

const launcher = join(workspaceRoot, 'test', 'workspace', 'launch.mjs');

/** `npm start` and `npm test` on a machine that has an older Node. */
function launchOn(major: number, args: readonly string[]): { stdout: string; stderr: string; status: number | null } {
  const npx = ['--yes', '--loglevel=error', `--package=${nodePackage(major)}`, 'node', launcher, ...args];
  return spawnSync('npx', npx, { cwd: workspaceRoot, encoding: 'utf8', timeout: 110_000 });
}

describe('the launcher', () => {
  it('runs Node 26 where only an older one is installed, and prints nothing of its own', () => {
    const { stdout, stderr } = launchOn(20, ['exec', 'node', '-p', 'process.versions.node.split(".")[0]']);
    expect({ stdout, stderr }).toEqual({ stdout: '26\n', stderr: '' });
  });

  it('passes arguments and the exit code on', () => {
    const script = 'console.log(process.argv.slice(1).join("|")); process.exitCode = 7';
    const { stdout, status } = launchOn(20, ['exec', 'node', '-e', script, '--', '--once', 'two words']);
    expect({ stdout, status }).toEqual({ stdout: '--once|two words\n', status: 7 });
  });
});
