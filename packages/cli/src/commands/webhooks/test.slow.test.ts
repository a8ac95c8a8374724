import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSent } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

describe('webhooks test', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  async function created(url: string, ...more: readonly string[]): Promise<void> {
    const options = ['--name', 'Lager', '--event', 'project.created', '--url', url, ...more];
    expect(await cli.run('webhooks', 'create', ...options)).toMatchObject({ code: 0 });
  }

  it('makes a real call and shows request and answer, marked as a test everywhere', async () => {
    const { url, calls } = await cli.receiver();
    await created(url, '--inactive');
    const { code, out } = await cli.run('webhooks', 'test', 'Lager', '--set', 'AuftragsNr=S042');
    expect(code).toBe(0);
    expect(calls[0]).toMatchObject({ headers: { 'eilbote-test': 'true' } });
    expect(out).toMatch(/dlv_\w+ {2}delivered {2}test/);
    for (const part of ['Lager', 'Auftrag S042', 'test: delivered', 'eilbote-test', 'HTTP 200'])
      expect(out).toContain(part);
    cli.language = 'de';
    const list = await cli.run('deliveries', 'list');
    expect(list.out).toMatch(/zugestellt +Lager .* Test/);
  });

  it('tells by its exit code how it went', async () => {
    const { url } = await cli.receiver('400x1');
    await created(url);
    expect(await cli.run('webhooks', 'test', 'Lager')).toMatchObject({ code: 1 });
    expect(await cli.run('webhooks', 'test', 'Lager')).toMatchObject({ code: 0 });
    expect(await cli.run('webhooks', 'test', 'Lager', '--last')).toMatchObject({ code: 4 });
    expect(await cli.run('webhooks', 'test', 'Lager', '--last', '--example')).toMatchObject({ code: 2 });
    expect(await cli.run('webhooks', 'test', 'Lager', '--last', '--set', 'Status=5')).toMatchObject({ code: 2 });
    expect(await cli.run('webhooks', 'test')).toMatchObject({ code: 2 });
    await created('http://192.168.7.7/hook', '--name', 'Haus');
    expect(await cli.run('webhooks', 'test', 'Haus')).toMatchObject({ code: 6 });
  });

  it('tries a file that was never saved, and names it in the list', async () => {
    const { url, calls } = await cli.receiver();
    const file = join(cli.folder, 'webhook.json');
    const conditions = { text: 'Status = 9', mode: 'evaluate' };
    writeFileSync(file, JSON.stringify({ name: 'Entwurf', event: 'project.created', url, conditions }));
    const { delivery, match } = await cli.json<TestSent>(
      'webhooks',
      'test',
      '--file',
      'webhook.json',
      '--example',
      '2',
    );
    expect(delivery.delivery).toMatchObject({ state: 'delivered', version: 0, origin: 'test' });
    expect(match.verdict).toBe('passesBy');
    const { out } = await cli.run('webhooks', 'test', '--file', 'webhook.json');
    expect(out).toContain('The conditions do not hold');
    expect(out).toContain('Entwurf (not saved)');
    expect(calls).toHaveLength(2);
    expect((await cli.run('deliveries')).out).toContain('Entwurf');
    expect((await cli.run('webhooks', 'list')).out).not.toContain('Entwurf');
  });
});
