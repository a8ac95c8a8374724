import type { DeliveryRow, ResendRun } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

interface Sent {
  readonly resent: readonly string[];
  readonly deliveries: readonly DeliveryRow[];
}

describe('deliveries resend', () => {
  let cli: TestCli;
  beforeEach(async () => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  /** A webhook on a receiver that answers like this, and the ids of the deliveries that failed there. */
  async function failed(misbehaviour: string, ...keys: readonly string[]): Promise<readonly string[]> {
    const { url } = await cli.receiver(misbehaviour);
    await cli.run('webhooks', 'create', '--name', 'Lager', '--event', 'project.created', '--url', url);
    const ids: string[] = [];
    for (const key of keys) {
      const { deliveries } = await cli.json<Sent>(
        'trigger',
        'project.created',
        '--example',
        '--set',
        `AuftragsNr=${key}`,
      );
      ids.push(deliveries[0]?.id ?? '');
    }
    return ids;
  }

  it('sends one again and tells how it went', async () => {
    const [id = ''] = await failed('400x1', 'S1');
    const { out, code } = await cli.run('deliveries', 'resend', id);
    expect(code).toBe(0);
    expect(out).toContain('delivered');
    const shown = await cli.run('deliveries', 'show', id);
    expect(shown.out).toMatch(/sent again as +dlv_/);
  });

  it('corrects it first where values are given', async () => {
    const [id = ''] = await failed('400x1', 'S1');
    const { resent } = await cli.json<Sent>('deliveries', 'resend', id, '--set', 'Bauvorhaben=Treppe Nord');
    const { event } = await cli.json<{ event: { records: object } }>('deliveries', 'show', resent[0] ?? '');
    expect(event.records).toMatchObject({ Auftrag: { AuftragsNr: 'S1', Bauvorhaben: 'Treppe Nord' } });
  });

  it('counts and sends many, and keeps a record of the run', async () => {
    await failed('400x2', 'S1', 'S2', 'S3');
    expect(await cli.json('deliveries', 'resend', '--webhook', 'Lager', '--count')).toEqual({ count: 2 });
    const { run } = await cli.json<{ run: ResendRun }>('deliveries', 'resend', '--webhook', 'Lager', '--yes');
    expect(run).toMatchObject({ state: 'finished', total: 2, done: 2, leftOut: 0, content: 'original' });
    const { runs } = await cli.json<{ runs: ResendRun[] }>('deliveries', 'runs');
    expect(runs).toMatchObject([{ id: run.id }]);
    expect(await cli.run('deliveries', 'cancel-run', run.id)).toMatchObject({ code: 5 });
    const { deliveries } = await cli.json<Sent>('deliveries', 'list', '--state', 'delivered');
    expect(deliveries.map(({ key }) => key).toSorted()).toEqual(['S1', 'S2', 'S3']);
  });

  it('asks a person before it sends many', async () => {
    await failed('400x1', 'S1');
    cli.isTerminal = true;
    cli.answers.push('n');
    const { code, err } = await cli.run('deliveries', 'resend', '--state', 'failed');
    expect(cli.questions.at(-1)).toContain('Send 1 delivery again?');
    expect({ code, err }).toEqual({ code: 1, err: 'Nothing was sent.' });
    cli.isTerminal = false;
    const unasked = await cli.run('deliveries', 'resend', '--state', 'failed');
    expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining('--yes') as string });
    expect(await cli.json('deliveries', 'runs')).toEqual({ runs: [], backfills: [] });
  });

  it('sends nothing where an option belongs to many, or an id or a field has a slip in it', async () => {
    const [id = ''] = await failed('400x1', 'S1');
    const sent = async () => (await cli.json<Sent>('deliveries', 'list')).deliveries.length;
    const before = await sent();
    for (const words of [
      [id, '--count'],
      [id, '--per-minute', '5'],
      [id, 'dlv_slip'],
      [id, '--set', 'Bauvorhabn=Treppe Nord'],
    ]) {
      expect((await cli.run('deliveries', 'resend', ...words)).code, words.join(' ')).not.toBe(0);
    }
    expect(await sent()).toBe(before);
  });

  it('refuses what makes no sense, with the reason', async () => {
    const [id = ''] = await failed('503x1', 'S1');
    expect(await cli.run('deliveries', 'resend')).toMatchObject({ code: 2 });
    expect(await cli.run('deliveries', 'resend', id, '--state', 'failed')).toMatchObject({ code: 2 });
    expect(await cli.run('deliveries', 'resend', id, '--content', 'corrected')).toMatchObject({ code: 2 });
    expect(await cli.run('deliveries', 'resend', '--state', 'waiting')).toMatchObject({ code: 2 });
    const waiting = await cli.run('deliveries', 'resend', id);
    expect(waiting).toMatchObject({ code: 5 });
    expect(waiting.err).toContain('it has not ended');
  });
});
