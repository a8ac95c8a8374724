import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice, type Office } from './testing/office.ts';

const service = { attributes: [{ name: 'service', part: 'json', text: '51' }] } as const;

/** An office with an employee and a service in Clockodo, and a webhook on project times. */
async function officeWithTimes(more: Parameters<Office['on']>[2] = service): Promise<Office> {
  const office = await openOffice();
  office.fake.users.add({ number: '07', name: 'Tobias Jäger', email: 't.jaeger@tischlerei-brandt.example' });
  office.fake.customers.add({ number: 'n20-01170', name: 'Café Rosenblüte' });
  office.fake.services.add({ name: 'Montage' });
  office.fake.services.add({ name: 'Büro' });
  await office.on('projectTime.created', 'saveEntry', more);
  return office;
}

describe('a project time in Clockodo', () => {
  it('is entered in universal time, with its project, which is created below its customer', async () => {
    await using office = await officeWithTimes();
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.calls()).toEqual([
      'GET /v3/users',
      'GET /v3/customers',
      'GET /v4/projects',
      'POST /v4/projects',
      'GET /v2/entries',
      'POST /v2/entries',
    ]);
    expect(office.fake.projects.all).toMatchObject([{ number: '06127', name: 'Thekenanlage und Wandverkleidung' }]);
    expect(office.fake.entries.all).toMatchObject([
      {
        users_id: 1001,
        customers_id: 2001,
        projects_id: 3001,
        services_id: 51,
        time_since: '2026-09-17T05:00:00Z',
        time_until: '2026-09-17T10:30:00Z',
        duration: 18_000,
        billable: 1,
        text: 'Montage Theke, Wand links noch unverputzt',
      },
    ]);
  });

  it('is not entered twice where the answer was lost', async () => {
    await using office = await officeWithTimes();
    office.fake.target.loseAnswer('POST /v2/entries');
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered' }]);
    expect(office.calls().filter((call) => call === 'POST /v2/entries')).toHaveLength(1);
    expect(office.fake.entries.all).toHaveLength(1);
  });

  it('is not entered twice where the answer was lost and the host was started anew', async () => {
    await using office = await officeWithTimes();
    office.fake.target.loseAnswer('POST /v2/entries');
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.until(() => office.calls().includes('POST /v2/entries'));
    await office.test.stop();
    await office.test.start();
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.entries.all).toHaveLength(1);
    expect(office.fake.projects.all).toHaveLength(1);
  });

  it('that a person has clocked in Clockodo already is not entered beside it', async () => {
    await using office = await officeWithTimes();
    const [user, customer, project] = [1001, 2001, 3001];
    office.fake.projects.add({ number: '06127', name: 'Theke', customers_id: customer });
    const clocked = { users_id: user, customers_id: customer, projects_id: project, services_id: 52, billable: 2 };
    office.fake.entries.add({ ...clocked, time_since: '2026-09-17T05:00:00Z', time_until: '2026-09-17T10:30:00Z' });
    office.fake.entries.add({ ...clocked, time_since: '2026-09-17T10:30:00Z', time_until: '2026-09-17T12:00:00Z' });
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.entries.all).toHaveLength(2);
    expect(office.fake.entries.all).toMatchObject([{ id: 4001, services_id: 51, billable: 2 }, { services_id: 52 }]);
  });

  it('is changed where it is sent again with other times, also after somebody has deleted it', async () => {
    await using office = await officeWithTimes();
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    const later = { Zeitdatei: { BisZeit: '13:00:00', Dauer: '05:30:00' } };
    await office.host.publish(anEvent('projectTime.created', { records: later }));
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.entries.all).toMatchObject([{ id: 4001, time_until: '2026-09-17T11:00:00Z', duration: 19_800 }]);
    office.fake.entries.remove(4001);
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(3);
    expect(office.fake.entries.all).toMatchObject([{ id: 4002, time_until: '2026-09-17T10:30:00Z' }]);
  });

  it('gets its service from the cost centre where a table says so', async () => {
    await using office = await officeWithTimes({
      mapping: { services_id: { field: 'KStNr', lookup: { 310: '52', 900: '51' } } },
    });
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.entries.all).toMatchObject([{ services_id: 52 }]);
  });

  it('without a service, or of somebody whom Clockodo does not know, is not entered, and says what to do', async () => {
    await using office = await officeWithTimes({});
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('Clockodo wants a service for every time') as string },
    ]);
    await office.on('projectTime.created', 'saveEntry', { ...service, name: 'Zeiten' });
    office.fake.users.change(1001, { number: '7' });
    await office.host.publish(anEvent('projectTime.created'));
    await office.test.untilAllHaveEnded(3);
    const unknown = (await office.deliveries()).find(({ reason }) =>
      reason?.includes('employee 07 is not in Clockodo'),
    );
    expect(unknown).toMatchObject({ state: 'failed', failure: 'BUILD_FAILED' });
    office.fake.users.change(1001, { number: '07' });
    await office.host.deliveries.resend(unknown?.id ?? '');
    await office.test.untilAllHaveEnded(4);
    expect(office.fake.entries.all).toHaveLength(1);
  });

  it('on overhead belongs to the customer for internal projects', async () => {
    await using office = await officeWithTimes({
      attributes: [...service.attributes, { name: 'internalCustomer', part: 'json', text: '_intern' }],
    });
    office.fake.customers.add({ number: '_intern', name: 'Tischlerei Brandt' });
    const overhead = { AuftragsNr: '.GK', Bauvorhaben: 'Gemeinkosten Werkstatt', KundenNr: '' };
    const records = { Auftrag: overhead, Zeitdatei: { AuftragsNr: '.GK', Nachweiszeit: false } };
    await office.host.publish(anEvent('projectTime.created', { records }));
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.projects.all).toMatchObject([{ number: '.GK', customers_id: 2002 }]);
    expect(office.fake.entries.all).toMatchObject([{ customers_id: 2002, billable: 0 }]);
  });
});
