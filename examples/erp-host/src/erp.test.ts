import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Erp, startErp } from './erp.ts';
import { ErpClient } from './testing/erp-client.ts';
import { Receiver } from './testing/receiver.ts';
import { subscribe } from './testing/subscribe.ts';

interface Numbered {
  readonly number: string;
}

const waiting = { timeout: 4000 };

describe('the little ERP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-erp-'));
  let receiver: Receiver;
  let erp: Erp;
  let client: ErpClient;
  const accepted: string[] = [];
  beforeAll(async () => {
    vi.stubEnv('EILBOTE_KEY', '3'.repeat(64));
    receiver = await Receiver.start();
    erp = await startErp({ folder, port: 0, strict: true });
    erp.host.on('accepted', ({ id }) => accepted.push(id));
    client = new ErpClient(erp.url);
    await subscribe(client, receiver.url);
  });
  afterAll(async () => {
    await erp.stop();
    await receiver[Symbol.asyncDispose]();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** What was received about a record, in short, in the order in which the events were accepted. */
  const told = (key: string) =>
    receiver.payloads
      .filter(({ Auftrag, Kunden, OPKunden }) =>
        [OPKunden?.BelegNr, Auftrag?.AuftragsNr, Kunden?.KundenNr].includes(key),
      )
      .toSorted((one, other) => accepted.indexOf(one._eilbote.eventId) - accepted.indexOf(other._eilbote.eventId))
      .map(({ _eilbote: { event, details } }) =>
        details.neu === undefined
          ? event
          : `${event} ${details.alt?.Prozessstatus} > ${details.neu.Prozessstatus} ${details.belegart ?? details.ausloeser}`,
      );
  const newProject = async () => {
    const customer = await client.post<Numbered>('/customers', { name: 'Greta Großmann', town: 'Köln' });
    const positions = [{ text: 'Einbauschrank', quantity: 1.5, unit: 'm', unit_price: 200_000 }];
    const project = await client.post<Numbered>('/projects', {
      customer: customer.body.number,
      title: 'Dachgeschoss',
      positions,
    });
    expect([customer.status, project.status]).toEqual([201, 201]);
    return { customer: customer.body.number, project: project.body.number };
  };

  it('tells of a project from offer to second reminder, each event with the rows as they are then', async () => {
    const { customer, project } = await newProject();
    await client.post(`/projects/${project}/award`);
    await client.post(`/projects/${project}/process-status`, { code: 40 });
    await client.post(`/projects/${project}/process-status`, { code: 40 });
    await client.post(`/projects/${project}/deliver`);
    const { body } = await client.post<{ readonly invoice: string }>(`/projects/${project}/invoice`);
    await client.post('/dunning-runs', { date: '2099-01-01' });
    await client.post('/dunning-runs', { date: '2099-02-01' });
    await vi.waitFor(() => expect(told(body.invoice)).toHaveLength(2), waiting);
    await vi.waitFor(() => expect(told(project)).toHaveLength(8), waiting);
    expect(told(project)).toEqual([
      'project.created',
      'project.awarded',
      'project.processStatusChanged 10 > 20 Auftragsbestätigung',
      'project.processStatusChanged 20 > 40 schnellaenderung',
      'project.delivered',
      'project.processStatusChanged 40 > 70 Lieferschein',
      'project.invoiced',
      'project.processStatusChanged 70 > 80 Rechnung',
    ]);
    const of = (type: string) => receiver.payloads.findLast(({ _eilbote }) => _eilbote.event === type);
    expect(of('customer.created')).toMatchObject({ Kunden: { KundenNr: customer, Name1: 'Greta Großmann' } });
    expect(of('project.awarded')).toMatchObject({
      Auftrag: { Status: 1, Prozessstatus: 20, SummeNetto: 3000, MwSt: 570, SummeBrutto: 3570 },
    });
    // Nothing orders the two reminders: either may arrive first.
    const dunned = receiver.payloads.filter(({ _eilbote }) => _eilbote.event === 'openItem.dunned');
    const second = { BelegNr: body.invoice, Mahnstufe: 2, MahnstufeAlt: 1, Offen: 3570, Faelligkeit: '2099-02-15' };
    expect(dunned).toContainEqual(expect.objectContaining({ OPKunden: expect.objectContaining(second) as unknown }));
    expect(erp.outbox.refused()).toEqual([]);
  });

  it('tells nothing of what it refuses, and changes nothing', async () => {
    const { project } = await newProject();
    await client.post(`/projects/${project}/award`);
    await vi.waitFor(() => expect(told(project)).toHaveLength(3), waiting);
    const before = await client.get(`/projects/${project}`);
    const count = receiver.payloads.length;
    expect(await client.post(`/projects/${project}/award`)).toMatchObject({
      status: 409,
      body: { code: 'PROJECT_STAGE_WRONG', message: expect.stringContaining('is awarded; only one that is offer') },
    });
    expect((await client.post(`/projects/${project}/invoice`)).status).toBe(409);
    expect((await client.post('/projects/none/award')).status).toBe(404);
    expect((await client.post('/projects', { customer: 'none', title: 'x' })).status).toBe(404);
    // What comes next is what was accepted next.
    const next = await newProject();
    await vi.waitFor(() => expect(told(next.customer).concat(told(next.project))).toHaveLength(2), waiting);
    expect(receiver.payloads).toHaveLength(count + 2);
    expect(await client.get(`/projects/${project}`)).toEqual(before);
  });

  it('tells of no payment, and dunned is only what is not paid', async () => {
    const { project } = await newProject();
    for (const step of ['award', 'deliver']) await client.post(`/projects/${project}/${step}`);
    const { body } = await client.post<{ readonly invoice: string }>(`/projects/${project}/invoice`);
    const pay = (amount: number) => client.post(`/open-items/${body.invoice}/payments`, { amount });
    expect((await pay(357_001)).status).toBe(409);
    expect(await pay(357_000)).toMatchObject({ status: 200, body: { paid: 357_000 } });
    expect(await client.post('/dunning-runs', { date: '2099-12-01' })).toMatchObject({
      body: expect.not.arrayContaining([expect.objectContaining({ invoice: body.invoice })]),
    });
  });

  it.each([
    ['/customers', { nam: 'Greta' }, "must have required property 'name'"],
    ['/customers', { name: 'Greta', twon: 'Köln' }, 'must NOT have additional properties'],
    ['/projects', { customer: 7, title: 'x' }, 'body/customer must be string'],
    ['/projects/P-0001/process-status', { code: 41 }, 'body/code must be equal to one of the allowed values'],
    ['/dunning-runs', { date: 'tomorrow' }, 'body/date must match format "date"'],
    [
      '/webhooks',
      { name: 'x', event: 'project.creatd', url: 'https://erp.example' },
      'Did you mean "project.created"?',
    ],
  ])('says what is wrong with a request to %s: %j', async (path, body, sentence) => {
    expect(await client.post(path, body)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(sentence) },
    });
  });

  it('starts neither half when its port is taken', async () => {
    const port = Number(new URL(erp.url).port);
    const elsewhere = mkdtempSync(join(tmpdir(), 'eilbote-erp-'));
    await expect(startErp({ folder: elsewhere, port })).rejects.toThrow('EADDRINUSE');
    const second = await startErp({ folder: elsewhere, port: 0 });
    await second.stop();
    rmSync(elsewhere, { recursive: true });
  });
});
