import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

describe('a project in Clockodo', () => {
  it('is created below its customer, who is created, too', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.host.publish(anEvent('project.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.calls()).toEqual([
      'GET /v3/customers',
      'POST /v3/customers',
      'GET /v4/projects',
      'POST /v4/projects',
    ]);
    expect(office.fake.customers.all).toMatchObject([{ number: 'n26-00214', name: 'Greta Großmann' }]);
    expect(office.fake.projects.all).toMatchObject([
      { number: 'S019', name: 'Einbauschrank Dachgeschoss', customers_id: 2001 },
    ]);
  });

  it('is changed by every later event, without looking for it again', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.on('project.processStatusChanged', 'saveProject', {
      mapping: { note: { template: 'Prozessstatus: {{ details.neu.ProzessstatusText }}' } },
    });
    await office.host.publish(anEvent('project.created'));
    await office.test.untilAllHaveEnded(1);
    await office.host.publish(anEvent('project.processStatusChanged'));
    await office.test.untilAllHaveEnded(2);
    expect(office.calls(4)).toEqual(['PUT /v4/projects/3001']);
    expect(office.fake.projects.all).toMatchObject([{ number: 'S019', note: 'Prozessstatus: Aufmaß genommen' }]);
  });

  it('does without the name of its customer where Clockodo knows him, and else says what is missing', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    const headAlone = { Kunden: undefined } as object;
    await office.host.publish(anEvent('project.created', { records: headAlone }));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('The customer n26-00214 is not in Clockodo') as string },
    ]);
    expect(office.fake.projects.all).toEqual([]);
    office.fake.customers.add({ number: 'n26-00214', name: 'Großmann' });
    await office.host.publish(anEvent('project.created', { records: headAlone }));
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.projects.all).toMatchObject([{ number: 'S019', customers_id: 2001 }]);
  });

  it('without a customer belongs to the one for internal projects, where the webhook names one', async () => {
    await using office = await openOffice();
    office.fake.customers.add({ number: '_intern', name: 'Tischlerei Brandt' });
    const webhook = await office.on('project.created', 'saveProject');
    const overhead = { Auftrag: { AuftragsNr: '.GK', Bauvorhaben: 'Gemeinkosten', KundenNr: '' }, Kunden: undefined };
    await office.host.publish(anEvent('project.created', { records: overhead as object }));
    await office.test.untilAllHaveEnded(1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({ reason: expect.stringContaining('The project .GK has no customer') as string });
    const { definition } = await office.host.webhooks.get(webhook);
    const attributes = [{ name: 'internalCustomer', part: 'json', text: '_intern' }] as const;
    await office.host.webhooks.update(webhook, { ...definition, attributes });
    await office.host.deliveries.resend(failed?.id ?? '');
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.projects.all).toMatchObject([{ number: '.GK', customers_id: 2001 }]);
    expect(office.fake.customers.all).toHaveLength(1);
  });

  it('that is one of several of a new customer creates that customer once', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    const events = ['S019', 'S020', 'S021', 'S022'].map((AuftragsNr) =>
      anEvent('project.created', { records: { Auftrag: { AuftragsNr } } }),
    );
    await office.host.publishMany(events);
    await office.test.untilAllHaveEnded(4);
    expect(office.fake.customers.all).toHaveLength(1);
    expect(office.fake.projects.all.map(({ customers_id: id }) => id)).toEqual([2001, 2001, 2001, 2001]);
  });
});
