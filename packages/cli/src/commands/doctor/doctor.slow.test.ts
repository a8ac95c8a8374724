import { chmodSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Finding } from '@eilbote/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

function configured(): TestCli {
  const cli = new TestCli().configure();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  return cli;
}

interface Examined {
  readonly worst: string;
  readonly findings: readonly Finding[];
}

const bad = ({ findings }: Examined) =>
  findings
    .filter(({ level }) => level !== 'ok')
    .map(({ examined, level, code }) => [level, examined, code].join(' ').trim());

describe('doctor', () => {
  it('examines an installation from the ground up and calls nobody', async () => {
    const cli = configured();
    const { url, calls } = await cli.receiver();
    await cli.run('webhooks', 'create', '--name', 'A', '--event', 'project.created', '--url', url);
    const examined = await cli.json<Examined>('doctor');
    expect(bad(examined)).toEqual(['warning dispatcher']);
    const { out, code } = await cli.run('doctor');
    expect(code).toBe(0);
    expect(out).toMatch(/✓ database +eilbote\.db: \d+\.\d MB, schema \d+, SQLite 3\./);
    expect(out).toMatch(/✓ receiver +A: http:\/\/127\.0\.0\.1:\d+ can be reached \(without encryption\)\./);
    expect(out).toMatch(/\n\n0 problems, 1 warning\.$/);
    expect(calls).toEqual([]);
    cli.language = 'de';
    expect((await cli.run('doctor', '--no-network')).out).toMatch(
      /! Zustellung +Kein Prozess stellt zu\.\n +→ Starten Sie den Host\./,
    );
  });

  it('goes as far as it can where something is broken', async () => {
    const cli = configured();
    const folder = join(cli.folder, 'eilbote-data');
    expect(bad(await cli.json<Examined>('doctor'))).toEqual(['problem dataFolder']);
    expect((await cli.run('doctor')).code).toBe(1);
    await cli.run('webhooks', 'create', '--name', 'A', '--event', 'project.created', '--url', 'https://a.example/x');
    await cli.run('trigger', 'customer.created', '--example');

    const file = join(folder, 'eilbote.db');
    const database = new DatabaseSync(file);
    database.exec('UPDATE schema SET version = version + 1');
    expect(bad(await cli.json<Examined>('doctor'))).toEqual(['problem database STORE_NEWER']);
    database.exec('UPDATE schema SET version = version - 1');
    database.close();
    chmodSync(folder, 0o777);
    chmodSync(file, 0o666);
    const tomorrow = Date.now() / 1000 + 86_400;
    utimesSync(join(folder, 'Logs', 'Webhooks.log'), tomorrow, tomorrow);
    expect(bad(await cli.json<Examined>('doctor', '--no-network'))).toEqual([
      'warning dataFolder',
      'problem clock',
      'warning dispatcher',
    ]);
    writeFileSync(file, 'no database at all, and so on and so on and so on, page by page');
    for (const more of ['-wal', '-shm']) rmSync(`${file}${more}`, { force: true });
    expect(bad(await cli.json<Examined>('doctor', '--no-network'))).toContain('problem database STORE_DAMAGED');
    writeFileSync(join(cli.folder, 'broken.config.ts'), 'export default 5;');
    expect(bad(await cli.json<Examined>('doctor', '--config', 'broken.config.ts'))).toEqual([
      'problem configuration CONFIG_INVALID',
    ]);
  });
});
