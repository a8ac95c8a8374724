import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { ErpProcess } from './testing/erp-process.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const cli = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

/** The program that is called, in its own terminal, on a port that is free. */
async function listening(folder: string) {
  const child = spawn(process.execPath, [cli, 'listen', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const terminal = { shown: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    terminal.shown += text;
  });
  const url = await vi.waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(terminal.shown)?.[0] ?? expect.fail(), 10_000);
  return {
    url,
    terminal,
    async [Symbol.asyncDispose]() {
      const end = once(child, 'exit');
      child.kill('SIGINT');
      await end;
    },
  };
}

it('what the README has its reader try works as it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-erp-readme-'));
  try {
    await using erp = await ErpProcess.start(folder);
    await using receiver = await listening(folder);
    const [, start = '', listen = '', walk = ''] = readme.split(/^```sh\n/m).map((part) => part.split('```')[0] ?? '');
    expect([start, listen]).toEqual([expect.stringContaining('pnpm start'), expect.stringContaining('main.ts listen')]);
    const typed = walk.replaceAll('http://127.0.0.1:3000', erp.url).replaceAll('http://127.0.0.1:4000', receiver.url);
    const { stdout } = await promisify(execFile)('bash', ['-euc', typed], { cwd: folder });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(answers).toMatchObject([
      { name: 'Monteur-App' },
      { number: 'K-0001', name: 'Greta Großmann' },
      { number: 'P-0001' },
      { number: 'P-0001' },
    ]);
    await vi.waitFor(() => expect(erp.output).toMatch(/^delivered {2}dlv_/m), 10_000);
    expect(receiver.terminal.shown).toContain('/auftraege');
    const env = { ...process.env, EILBOTE_KEY: '3'.repeat(64) };
    const words = [cli, 'deliveries', 'list', '--json'];
    const list = await promisify(execFile)(process.execPath, words, { cwd: folder, env });
    expect(JSON.parse(list.stdout)).toMatchObject({ deliveries: [{ state: 'delivered', key: 'P-0001' }] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
