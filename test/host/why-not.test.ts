import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host, WebhookInput } from '@eilbote/core';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

/** An address that the network policy refuses: deliveries are parked at once. */
const url = 'http://10.1.2.3/hook';
const onlyStatus5 = { text: 'Status = 5', mode: 'evaluate' } as const;

/** Publishes an event and resolves when it is matched: a webhook for everything of its type has its delivery. */
async function matched(host: Host, event: ReturnType<typeof projectCreated> = projectCreated()): Promise<string> {
  const { id: everything } = await host.webhooks.get('everything');
  const parked = new Promise<void>((resolve) => {
    host.on('parked', ({ webhook }) => webhook === everything && resolve());
  });
  const { id } = await host.publish(event);
  await parked;
  return id;
}

async function scene(more: Partial<WebhookInput> = {}) {
  const installation = new TestInstallation();
  const host = await installation.started();
  await host.webhooks.create(onProjectCreated(url, { name: 'everything' }));
  const { webhook } = await host.webhooks.create(onProjectCreated(url, { name: 'asked', ...more }));
  return {
    installation,
    host,
    webhook: webhook.id,
    ask: async (eventId: string) => host.whyNot({ eventId, webhook: webhook.id }),
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

describe('why an event made no delivery', () => {
  it('is the clause of the conditions that did not hold, with the value that was found', async () => {
    await using world = await scene({ conditions: { text: 'Status = 5 AND AuftragsNr = S019', mode: 'evaluate' } });
    const why = await world.ask(await matched(world.host));
    expect(why).toMatchObject({
      reason: 'conditions',
      event: { type: 'project.created', key: 'S019' },
      webhook: { id: world.webhook, name: 'asked' },
      was: { version: 1, status: 'active', eventType: 'project.created' },
      deliveries: [],
      today: { version: 1, match: { verdict: 'passesBy' } },
    });
    const [record] = why.conditions;
    expect(record?.comparisons.map(({ comparison, found, verdict }) => [comparison, found, verdict])).toEqual([
      ['Status = 5', 0, 'false'],
      ['AuftragsNr = S019', 'S019', 'true'],
    ]);
  });

  it('is the field without a value that nobody could decide about', async () => {
    await using world = await scene({ conditions: onlyStatus5 });
    const { reason, conditions } = await world.ask(
      await matched(world.host, { type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019' } } } as never),
    );
    expect(reason).toBe('undecided');
    expect(conditions[0]?.comparisons[0]?.unknown).toEqual({ field: 'Status', reason: 'noValue' });
  });

  it('is judged by the version of that time, and what the present one would do stands beside it', async () => {
    await using world = await scene({ conditions: onlyStatus5 });
    const { host, webhook } = world;
    const eventId = await matched(host);
    await host.webhooks.update(webhook, onProjectCreated(url, { name: 'renamed' }));
    expect(await host.whyNot({ eventId, webhook: 'renamed' })).toMatchObject({
      reason: 'conditions',
      was: { version: 1 },
      conditions: [{ verdict: 'false' }],
      today: { version: 2, status: 'active', match: { verdict: 'sends' } },
    });
  });

  it('is another event type that it belonged to', async () => {
    await using world = await scene({ event: 'project.awarded' });
    expect(await world.ask(await matched(world.host))).toMatchObject({
      reason: 'otherEvent',
      was: { eventType: 'project.awarded' },
    });
  });

  it('is that it was inactive then, whatever it is now', async () => {
    await using world = await scene();
    const { host, webhook } = world;
    await host.webhooks.setStatus(webhook, 'inactive');
    const eventId = await matched(host);
    await host.webhooks.setStatus(webhook, 'active');
    const why = await world.ask(eventId);
    expect(why).toMatchObject({ reason: 'inactive', was: { status: 'inactive' }, today: { status: 'active' } });
    expect(why.was?.since).toBeLessThanOrEqual(Date.parse(why.event.occurredAt));
  });

  it('is that it did not exist yet, or was deleted already', async () => {
    await using world = await scene();
    const { host, webhook } = world;
    const early = await matched(host);
    const { webhook: late } = await host.webhooks.create(onProjectCreated(url, { name: 'late' }));
    expect(await host.whyNot({ eventId: early, webhook: 'late' })).toMatchObject({ reason: 'notYetMade' });
    await host.webhooks.delete(webhook);
    const after = await matched(host);
    expect(await world.ask(after)).toMatchObject({ reason: 'deleted', webhook: { name: 'asked' } });
    expect(await world.ask(after)).not.toHaveProperty('today');
    await host.webhooks.delete(late.id);
    const both = await host.whyNot({ eventId: early, webhook: late.id });
    expect(both).toMatchObject({ reason: 'notYetMade', webhook: { name: 'late' } });
  });

  it('is nothing at all where there is a delivery', async () => {
    await using world = await scene({ table: 'Lieferanten' });
    const { host } = world;
    const skipped = deliveryThatIs(host, 'skipped');
    const eventId = await matched(host);
    const { delivery } = await skipped;
    const why = await world.ask(eventId);
    expect(why).toMatchObject({ reason: 'delivery', deliveries: [{ id: delivery.id, reason: 'noRecord' }] });
  });

  it('is that the event was only for a test', async () => {
    await using world = await scene();
    const { host } = world;
    const { delivery } = await host.testSend({ webhook: { webhookId: world.webhook } });
    const { eventId } = delivery.delivery;
    expect(await world.ask(eventId)).toMatchObject({ reason: 'test', deliveries: [{ origin: 'test' }] });
    expect(await host.whyNot({ eventId, webhook: 'everything' })).toMatchObject({ reason: 'test', deliveries: [] });
  });

  it('is that nobody dispatches', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({ dispatch: false });
    const { webhook } = await host.webhooks.create(onProjectCreated(url));
    const { id } = await host.publish(projectCreated());
    const why = await host.whyNot({ eventId: id, webhook: webhook.id });
    expect(why).toMatchObject({ reason: 'notMatched', today: { match: { verdict: 'sends' } } });
    expect(why).not.toHaveProperty('was');
  });

  it.each([
    ['the delivery was deleted', `DELETE FROM delivery WHERE webhook = 'ID'`, 'gone'],
    [
      'nobody kept what the webhook did then',
      `DELETE FROM webhook_status WHERE webhook = 'ID'; DELETE FROM delivery WHERE webhook = 'ID'`,
      'statusUnknown',
    ],
    [
      'the data of the event are deleted',
      `UPDATE event SET json = '{"records":{},"details":{}}', blanked = 2; DELETE FROM delivery WHERE webhook = 'ID'`,
      'contentGone',
    ],
  ])('cannot be said where %s, and that is said', async (_, statements, reason) => {
    await using world = await scene({ conditions: { text: 'Status = 0', mode: 'evaluate' } });
    const { host, webhook, installation } = world;
    const eventId = await matched(host);
    await host.stop();
    const database = new DatabaseSync(join(installation.folder, 'eilbote.db'));
    database.exec(statements.replaceAll('ID', webhook));
    database.close();
    const again = await installation.started({ dispatch: false });
    expect(await again.whyNot({ eventId, webhook })).toMatchObject({ reason, deliveries: [] });
  });

  it('is refused for what is not there', async () => {
    await using world = await scene();
    const eventId = await matched(world.host);
    const asked = (question: { eventId: string; webhook: string }) => world.host.whyNot(question);
    await expect(asked({ eventId: 'evt_none', webhook: 'asked' })).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
    await expect(asked({ eventId, webhook: 'none' })).rejects.toMatchObject({ code: 'WEBHOOK_UNKNOWN' });
    await world.host.webhooks.create(onProjectCreated(url, { name: 'asked' }));
    await expect(asked({ eventId, webhook: 'asked' })).rejects.toMatchObject({ code: 'WEBHOOK_NAME_AMBIGUOUS' });
  });
});
