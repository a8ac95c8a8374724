import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createHost, silentLogger } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localReceiver } from './commands/local/local-receiver.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the process eilbote', () => {
  let folder = '';
  let env: NodeJS.ProcessEnv = {};
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-main-'));
    env = { ...process.env, XDG_CONFIG_HOME: join(folder, 'user'), EILBOTE_LANG: 'de' };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const eilbote = (...argv: readonly string[]) =>
    promisify(execFile)(process.execPath, [main, ...argv], { cwd: folder, env });

  it('sets up an empty folder and then finds its packages, although none is installed there', async () => {
    expect((await eilbote('init')).stdout).toContain('Eilbote ist eingerichtet.');
    expect((await eilbote('events')).stdout).toContain('Neues Projekt');
    await expect(eilbote('webhooks', 'show', 'keiner')).rejects.toMatchObject({
      code: 4,
      stderr: expect.stringContaining('[WEBHOOK_UNKNOWN]') as string,
    });
  });

  it('says on a Node that is too old which one it needs', async () => {
    const bin = fileURLToPath(new URL('../bin/eilbote.mjs', import.meta.url));
    const old = join(folder, 'old-node.mjs');
    writeFileSync(old, `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`);
    const run = promisify(execFile)(process.execPath, ['--import', pathToFileURL(old).href, bin, '--version'], { env });
    await expect(run).rejects.toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /^Eilbote braucht Node 24 oder neuer, hier läuft Node 20\.20\.2 \(.+https:\/\/nodejs/,
      ) as string,
    });
    expect((await promisify(execFile)(process.execPath, [bin, '--version'], { env })).stdout).toMatch(/^\d+\.\d+/);
  });

  it('says of a configuration in which line it cannot be read, what is not installed, or that there is no file', async () => {
    const refused = (file: string) => {
      const run = eilbote('--config', file, 'webhooks');
      return run.then(
        () => 'read',
        (error: { readonly stderr: string }) => error.stderr,
      );
    };
    writeFileSync(join(folder, 'broken.ts'), 'export default {\n  plugins: [\n    a b\n};');
    writeFileSync(join(folder, 'lacking.ts'), `import { x } from 'nowhere';\nexport default { plugins: [x] };`);
    expect(await refused('broken.ts')).toMatch(/^Fehler \[CONFIG_NOT_LOADED\] .*broken\.ts konnte .+: Zeile 3: /);
    expect(await refused('lacking.ts')).toContain(': Das Paket „nowhere“ ist nicht installiert.');
    expect(await refused('none.ts')).toContain(': Diese Datei gibt es nicht.');
  });

  it('ends on Ctrl+C with a clean exit', async () => {
    const listening = spawn(process.execPath, [main, 'listen', '--port', '0'], { cwd: folder, env });
    await once(listening.stdout, 'data');
    listening.kill('SIGINT');
    expect(await once(listening, 'exit')).toEqual([0, null]);
  });

  it('only publishes where a host is running, and watches what that host does', async () => {
    const calls: string[] = [];
    const receiver = await localReceiver(0, [], ({ url }) => calls.push(url));
    const dataFolder = join(folder, 'eilbote-data');
    const key = '7'.repeat(64);
    env['EILBOTE_KEY'] = key;
    const host = createHost({
      store: sqliteStore({ folder: dataFolder }),
      dataFolder,
      secrets: { key },
      network: { allow: ['127.0.0.1'] },
      diagnostics: silentLogger,
    }).use(custom);
    await host.start();
    try {
      const url = `http://127.0.0.1:${receiver.port}/hook`;
      await eilbote('webhooks', 'create', '--name', 'A', '--event', 'customer.created', '--url', url);
      const { stdout } = await eilbote('trigger', 'customer.created', '--example', '--json');
      expect(JSON.parse(stdout)).toMatchObject({ dispatched: false, deliveries: [{ state: 'delivered' }] });
      expect(calls).toHaveLength(1);
    } finally {
      await host.stop();
      await receiver.close();
    }
  });
});
