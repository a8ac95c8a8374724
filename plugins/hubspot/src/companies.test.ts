import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { keyProperties } from './objects.ts';
import { outcomes, startScene } from './testing/scene.ts';

const upsert = 'POST /crm/v3/objects/companies/batch/upsert';
const customers = { event: 'customer.created', action: 'saveCustomer' } as const;

describe('a customer in HubSpot', () => {
  it('becomes one company, however often it comes, and is changed where it comes otherwise', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(customers);
    await test.host.publish(anEvent('customer.created'));
    await test.untilAllHaveEnded(1);
    expect(fake.companies.map(({ properties }) => properties)).toEqual([
      {
        profacto_kundennummer: 'n26-00214',
        name: 'Greta Großmann',
        address: 'Ahornweg 5a',
        zip: '50937',
        city: 'Köln',
        state: 'NRW',
        country: 'Deutschland',
        phone: '+492214710214',
      },
    ]);
    await test.host.publish(anEvent('customer.created'));
    const moved = { Strasse: 'Birkenallee 7', www: 'www.grossmann.example', Telefon: '' };
    await test.host.publish(anEvent('customer.created', { records: { Kunden: moved } }));
    await test.untilAllHaveEnded(3);
    expect(await outcomes(test)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(fake.companies).toHaveLength(1);
    expect(fake.companies[0]?.properties).toMatchObject({
      address: 'Birkenallee 7',
      website: 'www.grossmann.example',
      phone: '+492214710214',
    });
  });

  it('keeps its number as it is written', async () => {
    await using scene = await startScene();
    await scene.webhook(customers);
    for (const KundenNr of ['06127', '_0573', '6127']) {
      await scene.test.host.publish(anEvent('customer.created', { records: { Kunden: { KundenNr } } }));
    }
    await scene.test.untilAllHaveEnded(3);
    const numbers = scene.fake.companies.map(({ properties }) => properties[keyProperties.customer]);
    expect(new Set(numbers)).toEqual(new Set(['06127', '6127', '_0573']));
  });

  it('is one company also where two deliveries bring it at once, an answer is lost, and the host stops', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(customers);
    await scene.webhook({ ...customers, mapping: { website: 'none' } });
    fake.target.loseAnswer(upsert);
    await test.host.publish(anEvent('customer.created'));
    await fake.target.callThat(({ path }) => path.endsWith('/upsert'));
    await test.stop();
    await test.start();
    await test.untilAllHaveEnded(2);
    expect(await outcomes(test)).toEqual(['delivered', 'delivered']);
    expect(fake.target.calls.length).toBeGreaterThan(2);
    expect(fake.companies).toHaveLength(1);
  });

  it('fails where its name is missing, says so, and goes when it is corrected', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(customers);
    await test.host.publish(anEvent('customer.created', { records: { Kunden: { Name1: '', Name2: '' } } }));
    await test.untilAllHaveEnded(1);
    expect((await outcomes(test))[0]).toContain(
      'failed: The target system needs "Name of the company". Enter "Name 1" of the customer',
    );
    expect(fake.target.calls).toEqual([]);
    const [failed] = (await test.host.deliveries.list()).rows;
    const correction = { records: { Kunden: { Name1: 'Greta Großmann' } } };
    await test.host.deliveries.resend(failed?.id ?? '', { content: 'corrected', correction });
    await test.untilAllHaveEnded(2);
    expect(fake.companies.map(({ properties }) => properties['name'])).toEqual(['Greta Großmann']);
  });

  it('waits while the token is refused, and goes on with a new one', async () => {
    await using scene = await startScene();
    const { fake, test, connection } = scene;
    await scene.webhook(customers);
    fake.letIn('pat-new');
    await test.host.publish(anEvent('customer.created'));
    await test.until(async () => (await test.host.connections.get(connection)).attention !== null);
    expect(await test.host.connections.get(connection)).toMatchObject({ attention: { kind: 'credentials' } });
    expect(await test.host.deliveries.count()).toMatchObject({ waiting: 1, failed: 0 });
    const { definition } = await test.host.connections.get(connection);
    const renewed = { ...definition, settings: { ...definition.settings, token: 'pat-new' } };
    await test.host.connections.update(connection, renewed);
    await test.untilAllHaveEnded(1);
    expect(await outcomes(test)).toEqual(['delivered']);
    expect(fake.companies).toHaveLength(1);
  });

  it('waits as long as HubSpot says where there were too many calls', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(customers);
    fake.target.limitTo(0);
    await test.host.publish(anEvent('customer.created'));
    await test.until(() => fake.target.calls.length === 1);
    const limited = test.now;
    fake.target.limitTo(100);
    await test.untilAllHaveEnded(1);
    expect(test.now - limited).toBeGreaterThanOrEqual(10_000);
    expect(test.now - limited).toBeLessThan(20_000);
    expect(fake.companies).toHaveLength(1);
    const daily = { status: 'error', errorType: 'RATE_LIMIT', policyName: 'DAILY' };
    fake.target.answerNext(upsert, { status: 429, body: daily });
    await test.host.publish(anEvent('customer.created'));
    await test.until(() => fake.target.calls.length === 3);
    const used = test.now;
    await test.untilAllHaveEnded(2);
    expect(test.now - used).toBeGreaterThanOrEqual(3_600_000);
  });

  it('tells what to do where the account is not prepared, and no value of the customer', async () => {
    await using scene = await startScene({ prepared: false });
    const { test } = scene;
    await scene.webhook(customers);
    await test.host.publish(anEvent('customer.created'));
    await test.untilAllHaveEnded(1);
    expect(await outcomes(test)).toEqual([
      'failed: HubSpot answered 400: VALIDATION_ERROR: profacto_kundennummer. A property of Eilbote is missing in the account: prepare the connection',
    ]);
  });

  it('fails where HubSpot takes the call and not the content', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(customers);
    const error = { status: 'error', category: 'VALIDATION_ERROR', message: '"Greta Großmann" is not valid' };
    fake.target.answerNext(upsert, { status: 207, body: { status: 'COMPLETE', results: [], errors: [error] } });
    await test.host.publish(anEvent('customer.created'));
    await test.untilAllHaveEnded(1);
    expect(await outcomes(test)).toEqual(['failed: HubSpot did not take 1 of the batch: VALIDATION_ERROR']);
  });
});

describe('a supplier in HubSpot', () => {
  it('becomes a company of the type vendor, found by a number of its own', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook({ event: 'supplier.created', action: 'saveSupplier' });
    await scene.webhook(customers);
    const LieferantenNr = '70382';
    await test.host.publish(anEvent('supplier.created', { records: { Lieferanten: { LieferantenNr } } }));
    await test.host.publish(anEvent('customer.created', { records: { Kunden: { KundenNr: LieferantenNr } } }));
    await test.host.publish(anEvent('supplier.created', { records: { Lieferanten: { LieferantenNr } } }));
    await test.untilAllHaveEnded(3);
    const [supplier, customer] = fake.companies
      .map(({ properties }) => properties)
      .toSorted((one) => (one['type'] ? -1 : 1));
    expect(fake.companies).toHaveLength(2);
    expect(supplier).toMatchObject({
      profacto_lieferantennummer: '70382',
      type: 'VENDOR',
      name: 'Beschläge Grünewald KG Großhandel für Möbelbeschläge',
    });
    expect(customer).toMatchObject({ profacto_kundennummer: '70382' });
  });
});
