import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** Where Debian puts the programs of PostgreSQL, the newest last; elsewhere they are found by their names. */
const folderOfPrograms = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1) ??
  (spawnSync('postgres', ['--version']).status === 0 ? '' : undefined);

/** PostgreSQL refuses to run as root: there it runs as the user that its package has made. */
function user(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A PostgreSQL of its own from the binaries of this machine; `undefined` where there are none. */
export async function postgresServer() {
  const programs = folderOfPrograms();
  if (programs === undefined) return undefined;
  const runsAs = user();
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-postgres-'));
  if (runsAs !== undefined) chownSync(folder, runsAs.uid, runsAs.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const program = (name: string) => join(programs, name);
  execFileSync(program('initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale', 'C'], {
    ...runsAs,
    cwd: folder,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = { synchronous_commit: 'on', fsync: 'on', max_connections: '50', shared_buffers: '256MB' };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(program('postgres'), ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, ...options], {
    ...runsAs,
    cwd: folder,
    stdio: 'ignore',
  });
  const reach = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'bench'];
  while (spawnSync(program('pg_isready'), reach).status !== 0) {
    if (child.exitCode !== null) throw new Error('PostgreSQL does not start');
    await setTimeout(50);
  }
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres`,
    settings: 'synchronous_commit=on, ANALYZE',
    async analyze() {
      const analysing = spawn(program('psql'), [...reach, '-d', 'postgres', '-c', 'ANALYZE'], { stdio: 'ignore' });
      await once(analysing, 'exit');
    },
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGINT');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
