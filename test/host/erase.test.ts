import type { Erasure, Host } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { filesHolding } from './files.ts';
import { deliveryThatIs, onProjectCreated, TestInstallation } from './installation.ts';

const customer = { table: 'Kunden', key: '10023-geheim' };

/** A project of the customer, whose record comes along. */
const project = (AuftragsNr: string, more: object = {}) => ({
  type: 'project.created' as const,
  records: {
    Auftrag: { AuftragsNr, Bauvorhaben: `Küche ${AuftragsNr}`, Status: 0 },
    Kunden: { KundenNr: customer.key, Name1: 'Großmann', Telefon: '0221 4710-301', ...more },
  },
});

const withCustomer = (url: string) => onProjectCreated(url, { attributes: [{ name: 'kunde', field: 'Kunden.Name1' }] });

const erased = (host: Host): Promise<unknown> =>
  new Promise((resolve) => {
    host.on('erased', resolve);
  });

async function delivered(host: Host, event: ReturnType<typeof project>): Promise<string> {
  const end = deliveryThatIs(host, 'delivered');
  await host.publish(event);
  return (await end).delivery.id;
}

async function eraseCustomer(host: Host): Promise<Erasure> {
  const end = erased(host);
  const { id } = await host.erase(customer, { by: 'Frau Brandt' });
  await end;
  const erasure = (await host.erasures()).find((one) => one.id === id);
  if (erasure === undefined) throw new Error('the erasure is gone');
  return erasure;
}

describe('erasing a record', () => {
  it('leaves of it nothing in the database, its write-ahead log and all files of the delivery log but hashes', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({ log: { bodies: 'all', maximumBytes: 1500 } });
    receiver.answer = ({ body }) => ({ body: { made: body.includes('Großmann') ? 'Großmann' : 'it' } });
    await host.webhooks.create(withCustomer(receiver.url()));
    const first = await delivered(host, project('P1'));
    for (const number of ['P2', 'P3', 'P4']) await delivered(host, project(number));
    const other = await delivered(host, {
      type: 'project.created',
      records: { ...project('P5').records, Kunden: { KundenNr: '10024', Name1: 'Neumann', Telefon: '' } },
    });
    const again = deliveryThatIs(host, 'delivered');
    await host.deliveries.resend(first, {
      content: 'corrected',
      correction: { records: { Kunden: { Name1: 'Großmann & Sohn' } } },
    });
    await again;
    await host.deliveries.resendMany({ key: customer.key, states: ['delivered'] });
    expect(await host.countErasable(customer)).toEqual({ events: 4, deliveries: 5, waiting: 0, inFlight: [] });
    expect(filesHolding(installation.folder, 'Großmann').length).toBeGreaterThan(2);

    const erasure = await eraseCustomer(host);
    expect(erasure).toMatchObject({
      stage: 'finished',
      events: 4,
      deliveries: 5,
      cancelled: 0,
      requestedBy: 'Frau Brandt',
    });
    expect(erasure.lines).toBeGreaterThanOrEqual(6);
    for (const value of ['Großmann', customer.key, '0221 4710-301', 'Küche P1']) {
      expect([value, filesHolding(installation.folder, value)]).toEqual([value, []]);
    }
    expect(filesHolding(installation.folder, 'Neumann').length).toBeGreaterThan(0);

    const view = await host.deliveries.get(first);
    expect(view).toMatchObject({
      blanked: 'erasure',
      delivery: { state: 'delivered', key: 'P1' },
      event: { records: {} },
    });
    expect(view.history.at(-1)?.line).toMatchObject({
      erased: true,
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expect(host.deliveries.resend(first)).rejects.toThrow(/erased on request/);
    await expect(host.deliveries.resend(first, { content: 'refreshed' })).rejects.toThrow(/erased on request/);
    expect((await host.deliveries.get(other)).body).toContain('Neumann');
    expect(await host.log.verify()).toMatchObject({ findings: [] });
    expect(await host.report(customer)).toMatchObject({ events: [], erasures: [{ id: erasure.id }] });
  });

  it('takes the key of the record itself, and of a contact whose key is a name', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.publish({
      type: 'customer.created',
      records: {
        Kunden: { KundenNr: customer.key, Name1: 'Großmann' },
        Ansprechpartner: [{ Typ: 1, TypNr: customer.key, Name: 'Rühmann', VorName: 'Heinz' }],
      },
    });
    expect(
      await host.countErasable({ table: 'Ansprechpartner', key: `1/${customer.key}/Rühmann/Heinz` }),
    ).toMatchObject({
      events: 1,
    });
    await eraseCustomer(host);
    expect(filesHolding(installation.folder, customer.key)).toEqual([]);
    expect(filesHolding(installation.folder, 'Rühmann')).toEqual([]);
    const [event] = await host.deliveries.events();
    expect(event?.key).toMatch(/^erased-[0-9a-f]{32}$/);
  });

  it('finds what another record says about it: the working times of an employee', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const time = { UUID: '71E4', PersonalNr: '5050', AuftragsNr: '06127', Bemerkung: 'Rücken schmerzt' };
    await host.publish({ type: 'projectTime.created', records: { Zeitdatei: time } });
    const employee = { table: 'Personal', key: '5050' };
    expect((await host.report(employee)).events).toMatchObject([{ records: { Zeitdatei: [time] } }]);
    const end = erased(host);
    await host.erase(employee);
    await end;
    expect(filesHolding(installation.folder, 'Rücken schmerzt')).toEqual([]);
  });

  it('cancels what waits, and waits for a call under way, whose result brings nothing back', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({ log: { bodies: 'all' } });
    const answer = Promise.withResolvers<void>();
    receiver.answer = () => answer.promise.then(() => ({ status: 503, body: 'Großmann is busy' }));
    const { webhook } = await host.webhooks.create(withCustomer(receiver.url()));
    const { webhook: paused } = await host.webhooks.create({ ...withCustomer(receiver.url()), name: 'Pausiert' });
    await host.webhooks.setStatus(paused.id, 'paused');
    await host.publish(project('P1'));
    await receiver.received(1);
    const { inFlight, waiting } = await host.countErasable(customer);
    expect([inFlight.length, waiting]).toEqual([1, 1]);
    const end = erased(host);
    await host.erase(customer);
    const cancelledFirst = new Promise<void>((resolve) => {
      const look = async (): Promise<void> => {
        if ((await host.deliveries.count({ states: ['cancelled'] })).cancelled === 1) resolve();
        else setTimeout(() => void look(), 10);
      };
      void look();
    });
    await cancelledFirst;
    expect((await host.erasures())[0]?.stage).toBe('events');
    answer.resolve();
    await end;
    expect(await host.erasures()).toMatchObject([{ stage: 'finished', events: 1, deliveries: 2, cancelled: 2 }]);
    const { rows } = await host.deliveries.list({ webhook: webhook.id });
    expect(rows).toMatchObject([{ state: 'cancelled', reason: 'erased' }]);
    expect(filesHolding(installation.folder, 'Großmann')).toEqual([]);
    expect(receiver.calls).toHaveLength(1);
  });

  it('is remembered: the same event, published once more, stays erased', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(withCustomer(receiver.url()));
    const event = { ...project('P1'), id: 'erp-1', occurredAt: '2026-11-24T10:00:00Z' };
    await delivered(host, event);
    await eraseCustomer(host);
    expect(await host.publish(event)).toMatchObject({ known: true });
    expect((await host.deliveries.event('erp-1')).records).toEqual({});
    expect(receiver.calls).toHaveLength(1);
    await host.stop();
    expect(filesHolding(installation.folder, 'Großmann')).toEqual([]);
  });

  it('is carried out by whoever dispatches, also after a restart, and once', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const first = await installation.started();
    await first.webhooks.create(withCustomer(receiver.url()));
    await delivered(first, project('P1'));
    await first.stop();
    const desk = await installation.started({ dispatch: false });
    const demanded = await desk.erase(customer, { by: 'Frau Brandt' });
    expect(await desk.erase(customer)).toEqual(demanded);
    await desk.stop();
    const second = installation.host();
    const end = erased(second);
    await second.use(custom).start();
    await end;
    expect(await second.erasures()).toMatchObject([{ id: demanded.id, stage: 'finished', events: 1 }]);
    expect(filesHolding(installation.folder, 'Großmann')).toEqual([]);
    await second.stop();
    // In the database and in one file of the log. Whether the database has it in its write-ahead log is SQLite's affair.
    const holding = (kind: string) =>
      new Set(filesHolding(installation.folder, `"kind":"${kind}"`).map((name) => name.replace(/-wal$/, '')));
    expect(holding('erasure.requested').size).toBe(2);
    expect(holding('erasure.finished').size).toBe(2);
  });

  it('refuses what names no record', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await expect(host.erase({ table: 'Kunden' } as never)).rejects.toMatchObject({ code: 'RECORD_TO_FIND_INVALID' });
    await expect(host.report({ key: '1' } as never)).rejects.toMatchObject({ code: 'RECORD_TO_FIND_INVALID' });
  });
});

describe('the report about a record', () => {
  it('tells what is stored, who got which fields when, and nothing about others', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 204;
    await host.webhooks.create(withCustomer(receiver.url('/geheimer-pfad')));
    const event = project('P1');
    const id = await delivered(host, event);
    await delivered(host, {
      type: 'project.created',
      records: { ...project('P2').records, Kunden: { KundenNr: '10024', Name1: 'Neumann', Telefon: '' } },
    });
    const report = await host.report(customer);
    expect(report.record).toEqual(customer);
    expect(report.events).toMatchObject([
      {
        type: 'project.created',
        happenedTo: { table: 'Auftrag', key: 'P1' },
        records: { Kunden: [{ KundenNr: customer.key, Name1: 'Großmann', Telefon: '0221 4710-301' }] },
        deliveries: [
          {
            id,
            webhook: 'Neues Projekt melden',
            target: 'custom',
            hosts: [new URL(receiver.url()).host],
            state: 'delivered',
            attempts: [{ outcome: 'delivered', status: 204 }],
            fields: expect.arrayContaining(['AuftragsNr', 'Bauvorhaben']),
            hasBody: true,
          },
        ],
      },
    ]);
    const text = JSON.stringify(report);
    for (const foreign of ['Neumann', 'Küche P1', 'geheimer-pfad']) expect(text).not.toContain(foreign);
    expect((await host.report({ table: 'Auftrag', key: 'P1' })).events[0]?.records).toEqual({
      Auftrag: [event.records.Auftrag],
    });
  });
});
