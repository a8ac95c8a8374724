// Runs pnpm on Node 26, on a machine that may have only Node 20 and npm: `node test/workspace/launch.mjs run demo`.
// Both come from the npm registry through npx, which keeps them. Plain JavaScript, because Node 20 runs no TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nodePackage } from './node-package.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = 26;

const packages = Number.parseInt(process.versions.node, 10) >= node ? ['pnpm@12'] : [nodePackage(node), 'pnpm@12'];
if (!existsSync(new URL('../../node_modules', import.meta.url))) {
  console.error(
    `First run: fetching ${packages.join(' and ')} and what the repository needs. This takes about half a minute.`,
  );
}

const quiet = ['--loglevel=error', '--no-update-notifier'];
const options = ['--yes', ...quiet, ...packages.map((name) => `--package=${name}`)];
const child = spawn('npx', [...options, 'pnpm', '--silent', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});

// Ctrl+C reaches the child by itself; this process only has to stay until the child has ended in order.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`Could not start npx, which comes with npm: ${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
});
