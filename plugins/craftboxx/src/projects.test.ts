import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

const created = anEvent('project.created');

describe('a project in Craftboxx', () => {
  it('is created with its customer, each with its number as text', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.publish(anEvent('project.created', { records: { Auftrag: { AuftragsNr: '06127' } } }), 1);
    expect(office.calls()).toEqual([
      'GET /projects',
      'GET /projects',
      'GET /customers',
      'GET /customers',
      'POST /customers',
      'POST /projects',
    ]);
    expect(office.fake.projects.all).toMatchObject([
      {
        id: 3001,
        project_nr: '06127',
        title: 'Einbauschrank Dachgeschoss',
        customer_id: 2001,
        source: 'profacto',
        source_external_id: '06127',
      },
    ]);
    expect(office.fake.customers.all).toMatchObject([{ name: 'Greta Großmann', customer_number: 'n26-00214' }]);
  });

  it('is changed when the event comes again, and not created a second time', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.publish(created, 1);
    const before = office.calls().length;
    await office.publish(anEvent('project.created', { records: { Auftrag: { Bauvorhaben: 'Schrank' } } }), 2);
    expect(office.calls(before)).toEqual(['PUT /projects/3001']);
    expect(office.fake.projects.all).toMatchObject([{ title: 'Schrank' }]);
  });

  it('that the own import of Craftboxx has brought is changed, and no customer is created for it', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    const imported = { source: 'import', source_external_id: '815' };
    office.fake.projects.add({ title: 'Alt', project_nr: 'S019', customer_id: 1999, ...imported });
    await office.publish(created, 1);
    expect(office.calls()).toEqual(['GET /projects', 'GET /projects', 'PUT /projects/3001']);
    expect(office.fake.projects.all).toMatchObject([{ title: 'Einbauschrank Dachgeschoss', ...imported }]);
  });

  it.each([
    ['two projects of the same new customer', ['S019', 'S020']],
    ['the same new project twice', ['S019', 'S019']],
  ])('has one customer where %s arrive at once', async (_, keys) => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    for (const AuftragsNr of keys)
      await office.host.publish(anEvent('project.created', { records: { Auftrag: { AuftragsNr } } }));
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.customers.all).toHaveLength(1);
    expect(office.fake.projects.all.map(({ project_nr }) => project_nr)).toEqual([...new Set(keys)]);
  });

  it('gets its customer anew where somebody has deleted that in Craftboxx', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.publish(created, 1);
    office.fake.customers.remove(2001);
    await office.publish(anEvent('project.created', { records: { Auftrag: { AuftragsNr: 'S020' } } }), 2);
    expect(office.fake.customers.all).toMatchObject([{ id: 2002, customer_number: 'n26-00214' }]);
    expect(office.fake.projects.get(3002)).toMatchObject({ project_nr: 'S020', customer_id: 2002 });
  });

  it('without a customer is not sent, and says where one is to be entered', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.publish(anEvent('project.created', { records: { Auftrag: { KundenNr: '' } } }), 1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('The project S019 has no customer.') as string },
    ]);
    expect(office.fake.projects.all).toEqual([]);
  });

  it('whose customer is known by the number alone is not created under an invented name', async () => {
    await using office = await openOffice();
    await office.on('project.created', 'saveProject');
    await office.publish(anEvent('project.created', { records: { Kunden: undefined as never } }), 1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('The customer n26-00214 is not in Craftboxx') as string },
    ]);
    office.fake.customers.add({ name: 'Großmann', customer_number: 'n26-00214' });
    const [failed] = await office.deliveries();
    await office.host.deliveries.resend(failed?.id ?? '');
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.projects.all).toMatchObject([{ customer_id: 2001 }]);
  });
});
