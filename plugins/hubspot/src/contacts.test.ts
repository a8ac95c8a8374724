import type { JsonObject } from '@eilbote/contract';
import { anEvent, aRecord } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { outcomes, startScene } from './testing/scene.ts';

const contacts = { event: 'customer.created', table: 'Ansprechpartner', action: 'saveContacts' } as const;
const customers = { event: 'customer.created', action: 'saveCustomer' } as const;
const of = 'n26-00214';
const jana = {
  ...aRecord('Ansprechpartner'),
  TypNr: of,
  Typ: 1,
  Name: 'Weiß',
  VorName: 'Jana',
  email: 'Jana@Weiss.example',
  isInaktiv: false,
};
const tom = { ...jana, Name: 'Weiß', VorName: 'Tom', email: 'tom@weiss.example' };

const withContacts = (...Ansprechpartner: readonly JsonObject[]) =>
  anEvent('customer.created', { records: { Ansprechpartner } });

describe('contacts in HubSpot', () => {
  it('are known by their e-mail address, and belong to the company of their customer', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(contacts);
    await scene.webhook(customers);
    await test.host.publish(withContacts(jana, tom, { ...jana, email: 'alt@weiss.example', isInaktiv: true }));
    await test.untilAllHaveEnded(2);
    await test.host.publish(withContacts({ ...jana, Status: 'Buchhaltung' }));
    await test.untilAllHaveEnded(4);
    expect(fake.contacts.map(({ properties }) => properties)).toMatchObject([
      { email: 'jana@weiss.example', firstname: 'Jana', lastname: 'Weiß', jobtitle: 'Buchhaltung' },
      { email: 'tom@weiss.example', firstname: 'Tom' },
    ]);
    expect(fake.companies).toHaveLength(1);
    const company = fake.companies[0]?.id;
    expect(fake.associations).toEqual(fake.contacts.map(({ id }) => [id, company]));
  });

  it('belong to the company of their supplier', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook({ event: 'supplier.created', action: 'saveSupplier' });
    await scene.webhook({ ...contacts, event: 'supplier.created' });
    await test.host.publish(anEvent('supplier.created'));
    await test.untilAllHaveEnded(2);
    expect(fake.associations).toEqual([[fake.contacts[0]?.id, fake.companies[0]?.id]]);
    expect(fake.contacts[0]?.properties).toMatchObject({ email: 'p.vogel@gruenewald.example' });
  });

  it('wait for the company, and spend no attempt', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(contacts);
    await test.host.publish(withContacts(jana));
    await test.advance(90_000);
    expect(await test.host.deliveries.count()).toMatchObject({ waiting: 1 });
    expect(fake.contacts).toEqual([]);
    await scene.webhook(customers);
    await test.host.publish(anEvent('customer.created', { records: { Ansprechpartner: [] } }));
    await test.untilAllHaveEnded(3);
    expect(fake.associations).toHaveLength(1);
  });

  it('fail without an address, say how to go on, and no address is invented', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(contacts);
    await scene.webhook(customers);
    await test.host.publish(withContacts(jana, { ...tom, email: '' }));
    await test.host.publish(withContacts(jana, { ...tom, email: 'jana@weiss.example' }));
    await test.untilAllHaveEnded(4);
    const failures = (await outcomes(test)).filter((outcome) => outcome.startsWith('failed'));
    expect(failures).toEqual([
      expect.stringContaining(
        'Contacts without an e-mail address: 1. HubSpot knows contacts again by it. Enter it in the ERP',
      ) as string,
      expect.stringContaining('Of "n26-00214" two contacts have the same e-mail address.') as string,
    ]);
    expect(fake.contacts).toEqual([]);
    const rows = (await test.host.deliveries.list({ states: ['failed'] })).rows;
    const correction = { records: { Ansprechpartner: [jana, tom] } };
    await test.host.deliveries.resend(rows[1]?.id ?? '', { content: 'corrected', correction });
    await test.untilAllHaveEnded(5);
    expect(fake.contacts).toHaveLength(2);
  });

  it('without an address can be left out by a condition', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook({ ...contacts, conditions: { text: "email != ''", mode: 'evaluate' } });
    await scene.webhook(customers);
    await test.host.publish(withContacts(jana, { ...tom, email: '' }));
    await test.untilAllHaveEnded(2);
    expect(fake.contacts.map(({ properties }) => properties['email'])).toEqual(['jana@weiss.example']);
  });

  it('fail where HubSpot takes a part of them only, and tell no address', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(contacts);
    await scene.webhook(customers);
    await test.host.publish(withContacts(jana, { ...tom, email: 'kein tom' }));
    await test.untilAllHaveEnded(2);
    const failure = (await outcomes(test)).find((outcome) => outcome.startsWith('failed'));
    expect(failure).toBe('failed: HubSpot did not take 1 of the batch: VALIDATION_ERROR, INVALID_VALUE: email');
    expect(fake.contacts).toHaveLength(1);
  });
});
