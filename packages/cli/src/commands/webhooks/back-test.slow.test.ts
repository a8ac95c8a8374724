import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackTest } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

describe('webhooks back-test', () => {
  let cli: TestCli;
  beforeEach(async () => {
    cli = new TestCli().configure();
    await cli.run('init');
    for (const [key, status] of [
      ['S1', 3],
      ['S2', 5],
    ] as const) {
      const set = [`AuftragsNr=${key}`, `Status=${status}`];
      await cli.run('trigger', 'project.created', '--example', '--set', ...set);
    }
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('tells event by event what a file would have done', async () => {
    const conditions = { text: 'Status = 5', mode: 'evaluate' };
    const webhook = { name: 'Entwurf', event: 'project.created', url: 'https://example.com/hook', conditions };
    writeFileSync(join(cli.folder, 'webhook.json'), JSON.stringify(webhook));
    const { code, out } = await cli.run('webhooks', 'back-test', '--file', 'webhook.json');
    expect(code).toBe(0);
    expect(out).toContain('events: 2 (1 sent, 1 not sent)');
    expect(out).toMatch(/S2 +evt_\w+ +sent +POST https:\/\/example.com\/hook/);
    expect(out).toMatch(/S1 +evt_\w+ +not sent +Status = 5/);
    const { counts, events } = await cli.json<BackTest>(
      'webhooks',
      'back-test',
      '--file',
      'webhook.json',
      '--last',
      '1',
    );
    expect(counts).toMatchObject({ sends: 1, passesBy: 0 });
    expect(events).toMatchObject([{ event: { key: 'S2' }, request: { method: 'POST' } }]);
  });

  it('takes a saved one, in German too, and refuses what it cannot do', async () => {
    await cli.run(
      'webhooks',
      'create',
      '--name',
      'Kunden',
      '--event',
      'customer.created',
      '--url',
      'https://example.com',
    );
    cli.language = 'de';
    expect((await cli.run('webhooks', 'back-test', 'Kunden')).out).toContain('Ereignisse: 2 (2 andere Ereignisart)');
    const own = await cli.run('webhooks', 'back-test', 'Kunden', '--own');
    expect(`${own.out}${own.err}`).toContain('keine Ereignisse');
    expect(await cli.run('webhooks', 'back-test', 'Kunden', '--last', '0')).toMatchObject({ code: 2 });
    expect(await cli.run('webhooks', 'back-test')).toMatchObject({ code: 2 });
    expect(await cli.run('webhooks', 'back-test', 'Lager')).toMatchObject({ code: 4 });
  });
});
