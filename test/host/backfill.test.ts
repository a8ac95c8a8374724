import { custom } from '@eilbote/custom';
import {
  aWebhook,
  fakeReceiver,
  testHost,
  type FakeReceiver,
  type TestHost,
  type TestHostOptions,
} from '@eilbote/testkit';
import type { BackfillOptions, BackfillPlan, BackfillProgress, BackfillRecord, BackfillResult } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { describe, expect, it } from 'vitest';

const customer = (number: number, more: object = {}): BackfillRecord => ({
  record: { KundenNr: `0${number}`, Name1: `Kunde ${number}`, Ort: number % 2 === 0 ? 'Köln' : 'Bonn', ...more },
});

const customers = (count: number): BackfillRecord[] => Array.from({ length: count }, (_, index) => customer(index + 1));

const plan = (records: readonly BackfillRecord[], more: Partial<BackfillPlan> = {}): BackfillPlan => ({
  run: 'kunden',
  eventType: 'customer.created',
  webhooks: ['new system'],
  records: () => records,
  ...more,
});

async function scene(options: TestHostOptions = {}, webhook: Parameters<typeof aWebhook>[0] = {}) {
  const receiver = await fakeReceiver();
  const test = await testHost({ plugins: [custom], ...options });
  const about = { event: 'customer.created', table: 'Kunden' };
  await test.host.webhooks.create(aWebhook({ name: 'new system', url: receiver.url('/new'), ...about, ...webhook }));
  await test.host.webhooks.create(aWebhook({ name: 'old system', url: receiver.url('/old'), ...about }));
  return {
    receiver,
    test,
    host: test.host,
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

/** Runs a backfill while virtual time goes on. */
async function run(test: TestHost, wanted: BackfillPlan, options?: BackfillOptions): Promise<BackfillResult> {
  let ended = false;
  const result = test.host.backfills.run(wanted, options).finally(() => (ended = true));
  result.catch(() => {});
  await test.until(() => ended);
  return result;
}

const numbersAt = (receiver: FakeReceiver, path: string): readonly string[] =>
  receiver.calls
    .filter(({ url }) => url.startsWith(path))
    .map((call) => call.json<{ Kunden: { KundenNr: string } }>().Kunden.KundenNr);

describe('a backfill', () => {
  it('transfers records to the webhooks it names, and no other one hears of them', async () => {
    await using world = await scene();
    const { test, host, receiver } = world;
    const result = await run(test, plan(customers(3)));
    expect(result).toMatchObject({ state: 'finished', records: 3, published: 3, known: 0, delivered: 3, waiting: 0 });
    expect(numbersAt(receiver, '/new')).toEqual(['01', '02', '03']);
    expect(numbersAt(receiver, '/old')).toEqual([]);
    const [stored] = await host.deliveries.events();
    expect(stored).toMatchObject({ key: '03', backfill: { run: 'kunden' } });
    const why = await host.whyNot({ eventId: stored?.id ?? '', webhook: 'old system' });
    expect(why).toMatchObject({ reason: 'notNamed', today: { match: { verdict: 'notNamed' } } });
    await test.stop();
    const lines = test.logLines().filter(({ kind }) => kind.startsWith('attempt.') || kind.startsWith('backfill.'));
    expect(lines.map(({ kind, run: of, backfill }) => `${kind} ${of ?? backfill}`)).toEqual([
      'backfill.started kunden',
      'backfill.finished kunden',
      'attempt.delivered kunden',
      'attempt.delivered kunden',
      'attempt.delivered kunden',
    ]);
  });

  it('is known to templates and to explain', async () => {
    await using world = await scene(
      {},
      { attributes: [{ name: 'lauf', template: '{{ event.backfill | default: "-" }}' }] },
    );
    const { test, host, receiver } = world;
    await run(test, plan(customers(1)));
    await host.publish({ type: 'customer.created', records: { Kunden: { KundenNr: '77' } } });
    await test.untilAllHaveEnded(3);
    const runs = receiver.calls
      .filter(({ url }) => url.startsWith('/new'))
      .map((call) => call.json<{ lauf: string }>().lauf);
    expect(runs).toEqual(['kunden', '-']);
    const [, stored] = await host.deliveries.events();
    const { id } = await host.webhooks.get('new system');
    const explained = await host.explain({ eventId: stored?.id ?? '' }, { webhookId: id });
    expect(explained).toMatchObject({ event: { backfill: 'kunden' }, match: { verdict: 'sends' } });
  });

  it('tells before it begins how many there are, how many meet the conditions, and what is wrong in which line', async () => {
    await using world = await scene({}, { conditions: { text: 'Ort = Köln', mode: 'evaluate' } });
    const { host, receiver } = world;
    const records: BackfillRecord[] = [
      ...customers(4),
      { line: 17, fault: { de: 'unlesbar', en: 'unreadable' } },
      { line: 18, record: { Name1: 'ohne Nummer' } },
      customer(1),
      { line: 20, ...customer(2, { Name1: 'anders' }) },
    ];
    const count = await host.backfills.count(plan(records));
    expect(count).toMatchObject({ records: 8, fresh: 4, known: 1, faulty: 3 });
    expect(count.webhooks).toMatchObject([{ name: 'new system', sends: 2, passesBy: 2, fails: 0 }]);
    expect(count.faults).toMatchObject([
      { line: 17, text: { en: 'unreadable' } },
      { line: 18, code: 'EVENT_KEY_MISSING' },
      { line: 20, code: 'BACKFILL_KEY_TWICE', key: '02' },
    ]);
    expect(await host.deliveries.events()).toEqual([]);
    expect(await host.backfills.list()).toEqual([]);
    expect(receiver.calls).toEqual([]);
  });

  it('transfers the good ones although others are faulty', async () => {
    await using world = await scene();
    const { test, receiver } = world;
    const result = await run(test, plan([{ record: { Name1: 'ohne Nummer' } }, ...customers(2)]));
    expect(result).toMatchObject({ published: 2, faulty: 1, delivered: 2, faults: [{ line: 1 }] });
    expect(numbersAt(receiver, '/new')).toEqual(['01', '02']);
    expect(await test.host.backfills.list()).toMatchObject([{ state: 'finished', total: 3, done: 2, leftOut: 1 }]);
  });

  it('sends nothing twice when it is started again, and only what is new of a source that has grown', async () => {
    await using world = await scene();
    const { test, receiver } = world;
    await run(test, plan(customers(3)));
    expect(await run(test, plan(customers(3)))).toMatchObject({ published: 0, known: 3, delivered: 3 });
    expect(await test.host.backfills.count(plan(customers(4)))).toMatchObject({ known: 3, fresh: 1 });
    expect(await run(test, plan(customers(4)))).toMatchObject({ published: 1, known: 3, delivered: 4 });
    expect(numbersAt(receiver, '/new')).toEqual(['01', '02', '03', '04']);
  });

  it('names a record that has changed since it was transferred, and sends it under another name of the run', async () => {
    await using world = await scene();
    const { test, receiver } = world;
    await run(test, plan(customers(2)));
    const changed = plan([customer(1), customer(2, { Name1: 'Umbenannt' })]);
    const fault = { line: 2, key: '02', code: 'BACKFILL_RECORD_CHANGED' };
    expect(await test.host.backfills.count(changed)).toMatchObject({ faults: [fault], fresh: 0 });
    expect(await run(test, changed)).toMatchObject({ published: 0, known: 1, faults: [fault] });
    expect(await run(test, { ...changed, run: 'kunden-2' })).toMatchObject({ published: 2 });
    expect(numbersAt(receiver, '/new')).toEqual(['01', '02', '01', '02']);
  });

  it('keeps its pace', async () => {
    await using world = await scene();
    const { test } = world;
    const begun = test.now;
    const told: BackfillProgress[] = [];
    await run(test, plan(customers(61), { perMinute: 60 }), { onProgress: (progress) => void told.push(progress) });
    expect(test.now - begun).toBeGreaterThanOrEqual(60_000);
    expect(test.now - begun).toBeLessThan(65_000);
    expect(told.at(0)).toMatchObject({ records: 61, published: 0, msLeft: 61_000 });
    expect(told.length).toBeGreaterThan(30);
    expect(told.at(-1)).toMatchObject({ published: 61, delivered: 61, waiting: 0 });
  });

  it('never has more deliveries waiting than it may', async () => {
    await using world = await scene();
    const { test, host, receiver } = world;
    await host.lanes.pauseEverything({ reason: 'maintenance' });
    let most = 0;
    let ended = false;
    const running = host.backfills.run(plan(customers(20), { perMinute: 6000, mostWaiting: 5 }), {
      onProgress: ({ waiting }) => (most = Math.max(most, waiting)),
    });
    void running.finally(() => (ended = true));
    await test.until(() => most === 5);
    await test.advance(60_000);
    expect(await host.deliveries.count({ run: 'kunden' })).toMatchObject({ waiting: 5, sending: 0 });
    await host.lanes.resumeEverything();
    await test.until(() => ended);
    expect(await running).toMatchObject({ state: 'finished', delivered: 20 });
    expect(most).toBe(5);
    expect(receiver.calls).toHaveLength(20);
  });

  it('stops at a signal, sends what is on its way, and goes on when it is started again', async () => {
    await using world = await scene();
    const { test, receiver } = world;
    const abort = new AbortController();
    const options: BackfillOptions = {
      signal: abort.signal,
      onProgress: ({ published }) => published >= 5 && abort.abort(),
    };
    const stopped = await run(test, plan(customers(30), { perMinute: 60 }), options);
    expect(stopped.state).toBe('stopped');
    expect(stopped.published).toBeLessThan(10);
    expect(await test.host.backfills.list()).toMatchObject([{ state: 'running', total: 30, done: stopped.published }]);
    const rest = await run(test, plan(customers(30)));
    expect(rest).toMatchObject({ state: 'finished', known: stopped.published, delivered: 30 });
    expect(numbersAt(receiver, '/new').toSorted()).toEqual(customers(30).map(numberOf).toSorted());
  });

  it('is held where its deliveries wait for somebody to act', async () => {
    await using world = await scene({}, { url: 'http://10.1.2.3/hook' });
    const { test } = world;
    const result = await run(test, plan(customers(30), { mostWaiting: 10, perMinute: 6000 }));
    expect(result).toMatchObject({ state: 'held', published: 10, waiting: 10 });
  });

  it('is cancelled for good: what waits is not sent, and it does not begin again', async () => {
    await using world = await scene();
    const { test, host, receiver } = world;
    await host.lanes.pauseEverything();
    let ended = false;
    const running = host.backfills.run(plan(customers(30), { mostWaiting: 5, perMinute: 6000 }));
    void running.finally(() => (ended = true));
    await test.until(async () => (await host.deliveries.count({ run: 'kunden' })).waiting === 5);
    expect(await host.backfills.cancel('kunden')).toHaveLength(5);
    await test.until(() => ended);
    expect(await running).toMatchObject({ state: 'cancelled', cancelled: 5, waiting: 0 });
    await host.lanes.resumeEverything();
    await test.advance(60_000);
    expect(receiver.calls).toEqual([]);
    await expect(host.backfills.run(plan(customers(30)))).rejects.toMatchObject({ code: 'BACKFILL_CANCELLED' });
    await expect(host.backfills.cancel('none')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });

  it('goes on after the process died, and nothing is lost or sent twice', async () => {
    await using world = await scene({ store: (folder) => sqliteStore({ folder }) });
    const { test, receiver } = world;
    const abort = new AbortController();
    await run(test, plan(customers(12), { perMinute: 120 }), {
      signal: abort.signal,
      onProgress: ({ published }) => published >= 4 && abort.abort(),
    });
    await test.stop();
    await test.start();
    expect(await run(test, plan(customers(12)))).toMatchObject({ state: 'finished', delivered: 12 });
    expect(numbersAt(receiver, '/new').toSorted()).toEqual(customers(12).map(numberOf).toSorted());
  });

  it('does not go on when what it has transferred may be forgotten', async () => {
    await using world = await scene({ retention: { rowDays: 30, bodyDays: 30 } });
    const { test } = world;
    await run(test, plan(customers(2)));
    const dayMs = 24 * 3600 * 1000;
    test.setClock(29 * dayMs);
    expect(await run(test, plan(customers(2)))).toMatchObject({ known: 2, published: 0 });
    test.setClock(2 * dayMs);
    await expect(test.host.backfills.run(plan(customers(2)))).rejects.toMatchObject({ code: 'BACKFILL_TOO_OLD' });
  });

  it('refuses what cannot be meant', async () => {
    await using world = await scene();
    const { test, host } = world;
    const refused = (more: Partial<BackfillPlan>) => host.backfills.count(plan([], more));
    await host.webhooks.create(aWebhook({ name: 'projects', event: 'project.created', url: 'https://a.example' }));
    await host.webhooks.create(aWebhook({ name: 'off', event: 'customer.created', url: 'https://a.example' }));
    await host.webhooks.setStatus('off', 'inactive');
    await expect(refused({ run: 'Über alles' })).rejects.toMatchObject({ code: 'BACKFILL_RUN_INVALID' });
    await expect(refused({ eventType: 'customer.creatd' })).rejects.toMatchObject({ code: 'EVENT_TYPE_UNKNOWN' });
    await expect(refused({ webhooks: [] })).rejects.toMatchObject({ code: 'HOST_CALL_INVALID' });
    await expect(refused({ webhooks: ['nobody'] })).rejects.toMatchObject({ code: 'WEBHOOK_UNKNOWN' });
    await expect(refused({ webhooks: ['projects'] })).rejects.toMatchObject({ code: 'BACKFILL_WEBHOOK_OTHER_EVENT' });
    await expect(refused({ webhooks: ['off'] })).rejects.toMatchObject({ code: 'BACKFILL_WEBHOOK_INACTIVE' });
    await run(test, plan(customers(1)));
    await expect(refused({ webhooks: ['old system'] })).rejects.toMatchObject({ code: 'BACKFILL_RUN_OTHER' });
  });
});

const numberOf = (given: BackfillRecord): string => ('record' in given ? String(given.record['KundenNr']) : '');
