import type { DeliveryRow } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

describe('eilbote lanes', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  async function withWebhook(...more: readonly string[]): Promise<void> {
    const { url } = await cli.receiver();
    await cli.run('webhooks', 'create', '--name', 'Lager', '--event', 'project.created', '--url', url, ...more);
  }

  const trigger = (key: string) => cli.run('trigger', 'project.created', '--example', '--set', `AuftragsNr=${key}`);

  it('are paused and resumed, one or all, with the reason for others to read', async () => {
    await withWebhook();
    expect(await cli.run('lanes', 'pause', 'Lager', '--reason', 'Inventur')).toMatchObject({ out: '✓ Lager: paused.' });
    expect((await cli.run('lanes', 'pause', 'Lager')).out).toContain('was paused already');
    expect((await cli.run('lanes')).out).toMatch(/Lager +1 +0 +lane paused: Inventur +webhook:whk_/);
    expect((await trigger('S1')).out).toContain('lane paused: Inventur');
    expect(await cli.run('lanes', 'resume', 'Lager')).toMatchObject({ out: '✓ Lager: goes on.' });
    expect((await trigger('S2')).out).toContain('delivered');
    expect(await cli.json('lanes', 'pause', '--all')).toEqual({ changed: true, underWay: [] });
    expect((await trigger('S3')).out).toContain('everything paused');
    expect(await cli.json('lanes', 'resume', '--all')).toEqual({ changed: true });
    const { deliveries } = await cli.json<{ deliveries: DeliveryRow[] }>('deliveries', 'list');
    expect(deliveries).toHaveLength(3);
  });

  it('are not called free while all their webhooks are paused', async () => {
    await withWebhook();
    await cli.run('webhooks', 'pause', 'Lager');
    await trigger('S1');
    expect((await cli.run('lanes')).out).toMatch(/Lager +1 +1 +webhook paused +webhook:whk_/);
  });

  it('are asked for by name, or all of them', async () => {
    await withWebhook();
    expect(await cli.run('lanes', 'pause')).toMatchObject({ code: 2 });
    expect(await cli.run('lanes', 'pause', 'Lager', '--all')).toMatchObject({ code: 2 });
    expect(await cli.run('lanes', 'pause', 'Nirgends')).toMatchObject({ code: 4 });
  });

  it('say of a delivery that it waits for further changes', async () => {
    await withWebhook('--coalesce', '1h');
    expect((await trigger('S1')).out).toContain('waits for further changes; sent in');
    const {
      deliveries: [first],
    } = await cli.json<{ deliveries: DeliveryRow[] }>('deliveries', 'list');
    await trigger('S1');
    const { out } = await cli.run('deliveries', 'show', first?.id ?? '');
    expect(out).toMatch(/replaced by +dlv_/);
    expect(out).toContain('Skipped: replaced');
  });
});
