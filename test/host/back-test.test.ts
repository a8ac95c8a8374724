import { describe, expect, it } from 'vitest';
import { ClockPort, provide, systemClock, type BackTest, type Host } from '@eilbote/core';
import { onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const url = 'https://example.com/hook';
const customerCreated = { type: 'customer.created' as const, records: { Kunden: { KundenNr: '4711' } } };

/** A host that delivers nothing, with these events in its store, the last one newest. */
async function scene(...events: readonly Parameters<Host['publish']>[0][]) {
  const installation = new TestInstallation();
  const host = await installation.started({ dispatch: false });
  for (const event of events) await host.publish(event);
  return { host, [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose]() };
}

const verdicts = ({ events }: BackTest) => events.map(({ event, verdict }) => [event.key, verdict]);

describe('a back-test', () => {
  it('tells which of the last events a definition would have matched, and why not the others', async () => {
    await using world = await scene(
      projectCreated('S001', { Status: 5 }),
      customerCreated,
      projectCreated('S002', { Status: 3 }),
      { type: 'project.created', records: { Auftrag: { AuftragsNr: 'S003' } } },
    );
    const conditions = { text: 'Status = 5', mode: 'evaluate' } as const;
    const tested = await world.host.backTest({ webhook: onProjectCreated(url, { conditions }) });
    expect(verdicts(tested)).toEqual([
      ['S003', 'passesBy'],
      ['S002', 'passesBy'],
      ['4711', 'otherEvent'],
      ['S001', 'sends'],
    ]);
    expect(tested.counts).toMatchObject({ sends: 1, passesBy: 2, otherEvent: 1, fails: 0 });
    const [unknown, unmet] = tested.events;
    expect(unknown?.match?.unmet).toBe('unknown');
    expect(unknown?.match?.conditions[0]?.comparisons[0]?.unknown).toEqual({ field: 'Status', reason: 'noValue' });
    expect(unmet?.match?.unmet).toBe('false');
    expect(unmet?.match?.conditions[0]?.comparisons[0]).toMatchObject({ comparison: 'Status = 5', found: 3 });
    expect(unmet).not.toHaveProperty('request');
  });

  it('shows what would have been sent, as the preview does, and sends and stores nothing', async () => {
    await using world = await scene(projectCreated('06127'));
    const { host } = world;
    const webhook = onProjectCreated(url, { attributes: [{ name: 'Token', secret: 'geheim' }] });
    const [tested] = (await host.backTest({ webhook })).events;
    const preview = await host.explain({ eventId: tested?.event.id ?? '' }, webhook);
    expect(tested?.request).toEqual(preview.request);
    expect(tested?.match).toEqual(preview.match);
    expect(JSON.stringify(tested)).not.toContain('geheim');
    expect((await host.deliveries.list()).rows).toEqual([]);
    expect(await host.webhooks.list()).toEqual([]);
  });

  it('takes a saved webhook too, as if it were active, or with another definition', async () => {
    await using world = await scene(projectCreated());
    const { host } = world;
    const { webhook } = await host.webhooks.create(onProjectCreated(url, { active: false }));
    expect(verdicts(await host.backTest({ webhook: { webhookId: webhook.id } }))).toEqual([['S019', 'sends']]);
    const definition = onProjectCreated(url, { conditions: { text: 'Status = 9', mode: 'evaluate' } });
    const changed = await host.backTest({ webhook: { webhookId: webhook.id, definition } });
    expect(verdicts(changed)).toEqual([['S019', 'passesBy']]);
  });

  it('tells what would have failed, been refused or been skipped', async () => {
    await using world = await scene(projectCreated());
    const one = async (webhook: Parameters<Host['backTest']>[0]['webhook']) =>
      (await world.host.backTest({ webhook })).events[0];
    const template = '{{ Auftrag.Bauvorhaben | date: "DD.MM.YYYY" }}';
    expect(await one(onProjectCreated(url, { attributes: [{ name: 'x', template }] }))).toMatchObject({
      verdict: 'fails',
      failure: { failure: 'BUILD_FAILED' },
    });
    expect(await one(onProjectCreated('http://10.1.2.3/hook'))).toMatchObject({ verdict: 'refused', request: {} });
    expect(await one(onProjectCreated(url, { table: 'Lieferanten' }))).toMatchObject({
      verdict: 'skips',
      match: { reason: 'noRecord' },
    });
  });

  it('looks at as many as asked for, since when asked for, and only at its own type where asked for', async () => {
    const many = Array.from({ length: 120 }, (_, number) => projectCreated(`S${number}`));
    await using world = await scene(...many, customerCreated);
    const { host } = world;
    const asked = async (more: Partial<Parameters<Host['backTest']>[0]>) =>
      verdicts(await host.backTest({ webhook: onProjectCreated(url), ...more }));
    expect(await asked({})).toHaveLength(50);
    expect(await asked({ last: 2 })).toEqual([
      ['4711', 'otherEvent'],
      ['S119', 'sends'],
    ]);
    expect(await asked({ last: 2, ownType: true })).toEqual([
      ['S119', 'sends'],
      ['S118', 'sends'],
    ]);
    expect(await asked({ last: 1000 })).toHaveLength(121);
    expect(await asked({ since: Date.now() + 1000 })).toEqual([]);
    for (const last of [0, 1001, 1.5]) {
      await expect(asked({ last })).rejects.toMatchObject({ code: 'BACK_TEST_SIZE_INVALID' });
    }
    await expect(host.backTest({ webhook: { webhookId: 'whk_none' } })).rejects.toMatchObject({
      code: 'WEBHOOK_UNKNOWN',
    });
  });

  it('lets bodies go when too many come together, and keeps the rest', async () => {
    const big = Array.from({ length: 12 }, (_, number) =>
      projectCreated(`S${number}`, { Bauvorhaben: 'x'.repeat(500_000) }),
    );
    await using world = await scene(...big);
    const { events, counts } = await world.host.backTest({ webhook: onProjectCreated(url) });
    expect(counts.sends).toBe(12);
    const withBody = events.filter(({ request }) => request !== undefined && 'body' in request);
    expect(withBody).toHaveLength(8);
    expect(events.at(-1)?.request).toMatchObject({ method: 'POST' });
  });

  it('ends when it takes too long, and says so', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({ dispatch: false });
    for (const key of ['S1', 'S2', 'S3']) await host.publish(projectCreated(key));
    await host.stop();
    let seconds = 0;
    const slow = provide(ClockPort, () => ({ ...systemClock, monotonic: () => (seconds += 8) * 1000 }));
    const again = await installation.started({ dispatch: false, provides: [slow] });
    const tested = await again.backTest({ webhook: onProjectCreated(url, { event: 'customer.created' }) });
    expect(tested).toMatchObject({ outOfTime: true, counts: { otherEvent: tested.events.length } });
    expect(tested.events.length).toBeLessThan(3);
  });

  it('leaves out what was only a test', async () => {
    await using world = await scene(projectCreated());
    await world.host.testSend({ webhook: onProjectCreated('http://10.1.2.3/hook') });
    expect(verdicts(await world.host.backTest({ webhook: onProjectCreated(url) }))).toEqual([['S019', 'sends']]);
  });
});
