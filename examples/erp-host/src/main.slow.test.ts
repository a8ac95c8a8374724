import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErpClient } from './testing/erp-client.ts';
import { ErpProcess } from './testing/erp-process.ts';
import { Receiver } from './testing/receiver.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the process of the ERP', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-erp-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('tells what happens, stops when it is asked to, and goes on where it was', async () => {
    await using receiver = await Receiver.start();
    await using first = await ErpProcess.start(folder);
    const client = new ErpClient(first.url);
    await client.post('/webhooks', { name: 'Kunden', event: 'customer.created', url: receiver.url });
    await client.post('/customers', { name: 'Greta Großmann' });
    await vi.waitFor(() => expect(first.output).toMatch(/^delivered {2}dlv_/m), { timeout: 10_000 });
    expect(await first.stop()).toBe(0);
    expect(first.output).toMatch(/^event {6}customer\.created K-0001 \(evt_.*\)$/m);
    expect(first.output).toContain('The ERP has stopped.');
    const [, log = ''] = /is a line in (.+)$/m.exec(first.output) ?? [];
    expect(readFileSync(log, 'utf8')).toContain('"kind":"attempt.delivered"');

    await using second = await ErpProcess.start(folder);
    const again = new ErpClient(second.url);
    expect(await again.get('/customers/K-0001')).toMatchObject({ body: { name: 'Greta Großmann' } });
    expect(await again.post('/customers', { name: 'Physio Südpark' })).toMatchObject({ body: { number: 'K-0002' } });
    await vi.waitFor(() => expect(receiver.payloads).toHaveLength(2), { timeout: 10_000 });
    expect(await second.stop()).toBe(0);
  });

  it.each([
    ['--prt', "Unknown option '--prt'"],
    ['--port=99999', 'should be >= 0 and < 65536'],
  ])('says in one sentence why it cannot start with %s', async (argument, sentence) => {
    const started = promisify(execFile)(process.execPath, [main, argument], { cwd: folder });
    const stderr = expect.stringContaining(sentence) as string;
    await expect(started).rejects.toMatchObject({ code: 1, stderr });
    expect(existsSync(join(folder, 'eilbote-data', 'eilbote.db-wal'))).toBe(false);
  });
});
