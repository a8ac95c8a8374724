import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

const created = anEvent('customer.created');
const own = { source: 'profacto', source_external_id: 'n26-00214' };

describe('a customer in Craftboxx', () => {
  it('is created with its address, after nobody was found by source, number or kind of address', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.publish(created, 1);
    expect(office.calls()).toEqual([
      'GET /customers',
      'GET /customers',
      'POST /customers',
      'GET /customers/addresses',
      'GET /customers/addresses',
      'POST /customers/addresses',
    ]);
    expect(office.fake.customers.all).toMatchObject([
      { id: 2001, name: 'Greta Großmann', customer_number: 'n26-00214', ...own },
    ]);
    expect(office.fake.addresses.all).toEqual([
      {
        id: 2501,
        customer_id: 2001,
        type: 'MAILING',
        use: 'address',
        street: 'Ahornweg 5a',
        zip: '50937',
        city: 'Köln',
        country: 'DE',
        phone: '+492214710214',
        mail: 'greta.grossmann@post.example',
        ...own,
      },
    ]);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered', key: 'n26-00214' }]);
  });

  it('is changed with its address when the event comes again, and neither is created a second time', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.publish(created, 1);
    const before = office.calls().length;
    await office.publish(
      anEvent('customer.created', { records: { Kunden: { Name2: 'geb. Klein', PLZ: '04103' } } }),
      2,
    );
    expect(office.calls(before)).toEqual(['PUT /customers/2001', 'PUT /customers/addresses/2501']);
    expect(office.fake.customers.all).toMatchObject([{ name: 'Greta Großmann', name_addon: 'geb. Klein' }]);
    expect(office.fake.addresses.all).toMatchObject([{ zip: '04103' }]);
  });

  it('is found among many whose numbers have anything where its own has a placeholder of the search', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    const { customers } = office.fake;
    for (let more = 0; more < 25; more += 1) customers.add({ name: 'Falsch', customer_number: `${more % 10}0573` });
    customers.add({ name: 'Krüger', customer_number: '_0573' });
    await office.publish(anEvent('customer.created', { records: { Kunden: { KundenNr: '_0573' } } }), 1);
    expect(customers.all).toHaveLength(26);
    expect(customers.get(2026)).toMatchObject({ name: 'Greta Großmann', customer_number: '_0573' });
  });

  it('that the own import of Craftboxx has brought is used, and stays with that import', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    const imported = { source: 'import', source_external_id: '4711' };
    const { id } = office.fake.customers.add({ name: 'Großmann', customer_number: 'n26-00214', ...imported });
    office.fake.addresses.add({ customer_id: id, type: 'MAILING', use: 'address', city: 'Bonn', ...imported });
    office.fake.addresses.add({ customer_id: id, type: 'DELIVERY', use: 'position', city: 'Bonn', ...imported });
    await office.publish(created, 1);
    expect(office.fake.customers.all).toMatchObject([{ name: 'Greta Großmann', ...imported }]);
    expect(office.fake.addresses.all).toMatchObject([
      { city: 'Köln', ...imported },
      { city: 'Bonn', ...imported },
    ]);
  });

  it('that somebody has deleted there is created anew, with its address', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.publish(created, 1);
    office.fake.customers.remove(2001);
    office.fake.addresses.remove(2501);
    await office.publish(created, 2);
    expect(office.fake.customers.all).toMatchObject([{ id: 2002, ...own }]);
    expect(office.fake.addresses.all).toMatchObject([{ id: 2502, customer_id: 2002, ...own }]);
    const before = office.calls().length;
    await office.publish(created, 3);
    expect(office.calls(before)).toEqual(['PUT /customers/2002', 'PUT /customers/addresses/2502']);
  });

  it('that somebody has deleted and entered again is changed under its new id', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.publish(created, 1);
    office.fake.customers.remove(2001);
    office.fake.customers.add({ name: 'Großmann', customer_number: 'n26-00214' });
    await office.publish(created, 2);
    expect(office.fake.customers.all).toMatchObject([{ id: 2002, name: 'Greta Großmann', source: null }]);
  });

  it('without an address is created without one', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    const nothing = { Strasse: '', PLZ: '', Ort: '', Land: '', Telefon: '', email: '' };
    await office.publish(anEvent('customer.created', { records: { Kunden: nothing } }), 1);
    expect(office.fake.addresses.all).toEqual([]);
    expect(office.fake.customers.all).toHaveLength(1);
  });

  it('without a country has its telephone number in that of the installation', async () => {
    await using office = await openOffice({ country: 'AT' });
    await office.on('customer.created', 'saveCustomer');
    await office.publish(anEvent('customer.created', { records: { Kunden: { Land: '', Telefon: '01 5134567' } } }), 1);
    expect(office.fake.addresses.all).toMatchObject([{ phone: '+4315134567' }]);
    expect(office.fake.addresses.all[0]).not.toHaveProperty('country');
  });

  it('without a name is not sent, and goes when the name has been entered', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    await office.publish(anEvent('customer.created', { records: { Kunden: { Name1: '' } } }), 1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('Enter a name for the customer in the ERP, under "Name 1".') as string,
    });
    expect(office.calls()).toEqual([]);
    const correction = { records: { Kunden: { Name1: 'Greta Großmann' } } };
    await office.host.deliveries.resend(failed?.id ?? '', { content: 'corrected', correction });
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.customers.all).toMatchObject([{ name: 'Greta Großmann' }]);
  });

  it('is not guessed where Craftboxx answers with several and does not show their numbers', async () => {
    await using office = await openOffice();
    await office.on('customer.created', 'saveCustomer');
    office.fake.target.answerNext('GET /plan-it/customers', { body: { data: [{ id: 1 }, { id: 2 }] } });
    await office.publish(created, 1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('Nothing was created or changed.') as string },
    ]);
    expect(office.calls()).toEqual(['GET /customers']);
  });
});

describe('what Craftboxx has no place for', () => {
  it.each(['supplier.created', 'purchaseOrder.created', 'project.invoiced', 'openItem.dunned'] as const)(
    'is skipped without a call: %s',
    async (type) => {
      await using office = await openOffice();
      await office.on(type, 'notApplicable');
      await office.publish(anEvent(type), 1);
      expect(await office.deliveries()).toMatchObject([
        { state: 'skipped', reason: expect.stringContaining('not applicable') as string },
      ]);
      expect(office.fake.target.calls).toEqual([]);
    },
  );
});
