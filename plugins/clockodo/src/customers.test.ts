import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

describe('a customer in Clockodo', () => {
  it('is created with its number as text, after nobody was found under it', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    office.fake.customers.add({ name: 'Rosenheim', number: '4711-06127' });
    await office.host.publish(anEvent('customer.created', { records: { Kunden: { KundenNr: '06127' } } }));
    await office.test.untilAllHaveEnded(1);
    expect(office.calls()).toEqual(['GET /v3/customers', 'POST /v3/customers']);
    expect(office.fake.customers.all[1]).toMatchObject({ id: 2002, number: '06127', name: 'Greta Großmann' });
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered', key: '06127' }]);
  });

  it('is changed when the event comes again, and not created a second time', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer', { mapping: { note: { field: 'Kundengruppe' } } });
    await office.host.publish(anEvent('customer.created'));
    await office.test.untilAllHaveEnded(1);
    await office.host.publish(anEvent('customer.created', { records: { Kunden: { Name2: 'geb. Klein' } } }));
    await office.test.untilAllHaveEnded(2);
    expect(office.calls(2)).toEqual(['PUT /v3/customers/2001']);
    expect(office.fake.customers.all).toMatchObject([{ name: 'Greta Großmann geb. Klein', note: 'Privat' }]);
  });

  it('that a person has entered is found on whatever page, and keeps what the ERP does not know', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    const { customers } = office.fake;
    for (let more = 0; more < 25; more += 1) customers.add({ name: `n26-00214/${more}`, number: `n26-00214/${more}` });
    customers.add({ name: 'Großmann', number: 'n26-00214', note: 'zahlt pünktlich', active: false });
    await office.host.publish(anEvent('customer.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.calls()).toEqual(['GET /v3/customers', 'GET /v3/customers', 'PUT /v3/customers/2026']);
    expect(customers.get(2026)).toMatchObject({ name: 'Greta Großmann', note: 'zahlt pünktlich', active: false });
  });

  it('without a name is not sent, and goes when the name has been entered', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.host.publish(anEvent('customer.created', { records: { Kunden: { Name1: '', Name2: '' } } }));
    await office.test.untilAllHaveEnded(1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      failure: 'BUILD_FAILED',
      reason: expect.stringContaining('Enter a name for the customer in the ERP, under "Name 1".') as string,
    });
    expect(office.calls()).toEqual([]);
    const correction = { records: { Kunden: { Name1: 'Greta Großmann' } } };
    await office.host.deliveries.resend(failed?.id ?? '', { content: 'corrected', correction });
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.customers.all).toMatchObject([{ number: 'n26-00214', name: 'Greta Großmann' }]);
  });

  it('with a number that Clockodo has no room for is not sent under another one', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.host.publish(anEvent('customer.created', { records: { Kunden: { KundenNr: '7'.repeat(51) } } }));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('more than 50 characters') as string },
    ]);
    expect(office.calls()).toEqual([]);
  });
});
