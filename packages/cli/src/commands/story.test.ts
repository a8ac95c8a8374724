import { readFileSync, writeFileSync } from 'node:fs';
import type { DeliveryRow } from '@eilbote/core';
import { expect, it, onTestFinished, vi } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

interface Triggered {
  readonly dispatched: boolean;
  readonly deliveries: DeliveryRow[];
}

it('init, create, trigger, show and tail tell one story', { timeout: 30_000 }, async () => {
  const cli = new TestCli().install();
  vi.stubEnv('EILBOTE_KEY', '7'.repeat(64));
  cli.env['EILBOTE_KEY'] = '7'.repeat(64);
  cli.env['TOKEN'] = 'geheim42';
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await cli[Symbol.asyncDispose]();
  });
  const { config } = await cli.json<{ config: string }>('init');
  // A configuration is read once by a process: the one that allows this machine has another name.
  const allowed = config.replace('eilbote.config.ts', 'allowed.config.ts');
  writeFileSync(allowed, readFileSync(config, 'utf8').replace('network: {', "network: { allow: ['127.0.0.1'],"));
  const words = ['--config', allowed];

  const { url, calls } = await cli.receiver();
  const webhook = ['--name', 'Neue Projekte', '--event', 'project.created', '--url', `${url}?mandant=1`];
  const attributes = ['--attribute', 'quelle=ERP', '--secret-attribute', 'token@env:TOKEN'];
  await cli.run('webhooks', 'create', ...webhook, ...attributes, ...words);
  const set = ['--example', '--set', 'AuftragsNr=S777', 'Status=5'];
  const { deliveries, dispatched } = await cli.json<Triggered>('trigger', 'project.created', ...set, ...words);
  expect(dispatched).toBe(true);
  expect(deliveries).toMatchObject([{ state: 'delivered', key: 'S777', attempts: 1 }]);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.url).toBe('/hook?mandant=1&ereignis=Neues%20Projekt&tabelle=Auftrag');
  expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
    Auftrag: { AuftragsNr: 'S777', Status: 5 },
    quelle: 'ERP',
    token: 'geheim42',
  });

  const { out } = await cli.run('deliveries', 'show', deliveries[0]?.id ?? '', ...words);
  expect(out).toContain('delivered');
  expect(out).toContain('mandant  = 1');
  expect(out).toContain('"ok": true');
  expect(out).not.toContain('geheim42');
  const { out: log } = await cli.run('tail', '--no-follow', ...words);
  expect(log).toMatch(/✓ delivered {2}Neue Projekte {2}project\.created {2}S777/);
});
