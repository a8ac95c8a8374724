import type { WhyNot } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

interface Answer {
  readonly webhooks: readonly WhyNot[];
  readonly ofOtherTypes: number;
}

describe('events why-not', () => {
  let cli: TestCli;
  beforeEach(async () => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  /** Three webhooks, one of which sends, and the id of an event that has arrived. */
  async function published(): Promise<string> {
    const { url } = await cli.receiver();
    const create = (name: string, event: string, ...more: readonly string[]) =>
      cli.run('webhooks', 'create', '--name', name, '--event', event, '--url', url, ...more);
    await create('Alle', 'project.created');
    await create('Erteilt', 'project.created', '--condition', 'Status >= 5', '--mode', 'evaluate');
    await create('Kunden', 'customer.created');
    await cli.run('trigger', 'project.created', '--example', '--set', 'AuftragsNr=S042');
    const { events } = await cli.json<{ events: readonly { id: string; key: string; deliveries: number }[] }>(
      'events',
      'received',
    );
    expect(events).toMatchObject([{ key: 'S042', deliveries: 1 }]);
    return events[0]?.id ?? '';
  }

  it('names the condition, what was found, and what holds today', async () => {
    const id = await published();
    const { code, out } = await cli.run('events', 'why-not', id, 'Erteilt');
    expect(code).toBe(0);
    for (const part of ['The conditions did not hold.', '✕ Status >= 5', 'Auftrag S042', 'version 1, active since'])
      expect(out).toContain(part);
    expect(out).toMatch(/Today\nversion 1: The conditions do not hold/);
    cli.language = 'de';
    const german = await cli.run('events', 'why-not', id, 'Alle');
    expect(german.out).toContain('Es gibt eine Zustellung.');
    expect(german.out).toMatch(/zugestellt +Alle/);
  });

  it('looks at all webhooks of the event type where none is named', async () => {
    const id = await published();
    const { webhooks, ofOtherTypes } = await cli.json<Answer>('events', 'why-not', id);
    const reasons = new Map(webhooks.map(({ webhook, reason }) => [webhook.name, reason]));
    expect(Object.fromEntries(reasons)).toEqual({ Alle: 'delivery', Erteilt: 'conditions' });
    expect(ofOtherTypes).toBe(1);
    const { out, err } = await cli.run('events', 'why-not', id);
    expect(out).toMatch(/Erteilt +The conditions did not hold/);
    expect(`${out}${err}`).toContain('Webhooks for other event types: 1.');
  });

  it('says what it does not know', async () => {
    const id = await published();
    expect(await cli.run('events', 'why-not', id, 'Lager')).toMatchObject({ code: 4 });
    expect(await cli.run('events', 'why-not', 'evt_none', 'Alle')).toMatchObject({ code: 4 });
    expect(await cli.run('events', 'why-not')).toMatchObject({ code: 2 });
    expect(await cli.run('events', 'received', '--type', 'project.craeted')).toMatchObject({ code: 4 });
    expect((await cli.run('events', 'received', '--type', 'customer.created')).out).toBe('');
  });
});
