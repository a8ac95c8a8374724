import type { Erasure, Findings, Report } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

describe('the commands for personal data', () => {
  let cli: TestCli;
  beforeEach(async () => {
    cli = new TestCli().configure();
    const { url } = await cli.receiver();
    await cli.run('webhooks', 'create', '--name', 'Lager', '--event', 'customer.created', '--url', url);
    await cli.run('trigger', 'customer.created', '--example', '--set', 'KundenNr=4711', '--set', 'Name1=Kaminski');
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('report what is stored and who got it', async () => {
    const { out, code } = await cli.run('privacy', 'report', 'Kunden', '4711');
    expect(code).toBe(0);
    expect(out).toContain('Kaminski');
    expect(out).toMatch(/→ Lager .*127\.0\.0\.1.*delivered/);
    const report = await cli.json<Report>('privacy', 'report', 'Kunden', '4711');
    expect(report.events).toMatchObject([{ type: 'customer.created', deliveries: [{ state: 'delivered' }] }]);
  });

  it('count first, ask for consent, then erase, and keep the proof', async () => {
    const { found } = await cli.json<{ found: Findings }>('privacy', 'erase', 'Kunden', '4711', '--count');
    expect(found).toMatchObject({ events: 1, deliveries: 1, waiting: 0 });
    const refused = await cli.run('privacy', 'erase', 'Kunden', '4711');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('--yes');
    const { out, code } = await cli.run('privacy', 'erase', 'Kunden', '4711', '--yes', '--by', 'Frau Brandt');
    expect(code).toBe(0);
    expect(out).toMatch(/events blanked +1/);
    const { erasures } = await cli.json<{ erasures: Erasure[] }>('privacy', 'erasures');
    expect(erasures).toMatchObject([{ stage: 'finished', requestedBy: 'Frau Brandt', events: 1, deliveries: 1 }]);
    expect(JSON.stringify(erasures)).not.toContain('4711');
    const report = await cli.run('privacy', 'report', 'Kunden', '4711');
    expect(report.out).toContain('Frau Brandt');
    expect(report.out).not.toContain('Kaminski');
  });

  it('refuse a table that does not exist, whose report would be empty', async () => {
    expect(await cli.run('privacy', 'report', 'Kundn', '4711')).toMatchObject({ code: 4 });
    expect(await cli.run('privacy', 'erase', 'Kundn', '4711', '--yes')).toMatchObject({ code: 4 });
    const nothing = await cli.run('privacy', 'erase', 'Kunden', '471', '--yes');
    expect(nothing.err).toBe('Nothing was stored about this record. Is its key right?');
  });

  it('show the periods and tidy up at once', async () => {
    expect(await cli.json('retention', 'show')).toEqual({ bodyDays: 30, rowDays: 365, classes: [] });
    expect(await cli.json('retention', 'run')).toEqual({ fields: 0, bodies: 0, rows: 0, entries: 0 });
  });
});
