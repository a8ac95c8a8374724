import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice, type Office } from './testing/office.ts';

const awarded = anEvent('project.awarded');
const lookup = { 20: 'SCHEDULED', 40: 'IN_PROGRESS', 80: '' };
const byStatus = { mapping: { state: { field: 'Prozessstatus', lookup } }, confirmed: true };

const statusIs = (Prozessstatus: number) =>
  anEvent('project.processStatusChanged', { records: { Auftrag: { ...awarded.records.Auftrag, Prozessstatus } } });

async function officeWithAssignment(): Promise<Office> {
  const office = await openOffice();
  await office.on('project.awarded', 'planAssignment');
  await office.publish(awarded, 1);
  return office;
}

describe('an assignment in Craftboxx', () => {
  it('is created with project and customer, planned for the Monday of the delivery week', async () => {
    await using office = await officeWithAssignment();
    expect(office.calls().filter((call) => !call.startsWith('GET'))).toEqual([
      'POST /customers',
      'POST /projects',
      'POST /assignments',
    ]);
    expect(office.fake.assignments.all).toEqual([
      {
        id: 4001,
        title: 'Montage',
        project_id: 3001,
        state: 'SCHEDULED',
        start: '2026-10-19T07:00:00+02:00',
        end: null,
        description: 'Krüger - Porz',
        source: 'profacto',
        source_external_id: '05104B/Montage',
      },
    ]);
  });

  it('begins at the same local time where the host is elsewhere, and in winter', async () => {
    await using office = await openOffice({ timeZone: 'Europe/London' });
    await office.on('project.awarded', 'planAssignment');
    await office.publish(
      anEvent('project.awarded', {
        occurredAt: '2026-09-15T10:00:00+01:00',
        records: { Auftrag: { Lieferwoche: 'KW 3' } },
      }),
      1,
    );
    expect(office.fake.assignments.all).toMatchObject([{ start: '2027-01-18T07:00:00+00:00' }]);
  });

  it('is unplanned where no delivery week is known', async () => {
    await using office = await openOffice();
    await office.on('project.awarded', 'planAssignment');
    await office.publish(anEvent('project.awarded', { records: { Auftrag: { Lieferwoche: '' } } }), 1);
    expect(office.fake.assignments.all).toMatchObject([{ state: 'UNPLANNED', start: null }]);
  });

  it('is one of each kind of a project', async () => {
    await using office = await officeWithAssignment();
    await office.on('project.awarded', 'planAssignment', {
      name: 'Aufmaß',
      attributes: [{ name: 'assignment', text: 'Aufmaß' }],
      mapping: { start: 'none' },
    });
    await office.publish(awarded, 3);
    expect(office.fake.projects.all).toHaveLength(1);
    expect(office.fake.assignments.all).toMatchObject([
      { title: 'Montage', state: 'SCHEDULED' },
      { title: 'Aufmaß', state: 'UNPLANNED', source_external_id: '05104B/Aufmaß' },
    ]);
  });

  it('keeps what was planned in Craftboxx when the event comes again', async () => {
    await using office = await officeWithAssignment();
    const planned = { state: 'IN_PROGRESS', start: '2026-10-21T08:00:00+02:00', end: '2026-10-22T12:00:00+02:00' };
    office.fake.assignments.change(4001, planned);
    const before = office.calls().length;
    await office.publish(anEvent('project.awarded', { records: { Auftrag: { Bezeichnung: 'Krüger' } } }), 2);
    expect(office.calls(before)).toEqual(['PUT /assignments/4001']);
    expect(office.fake.assignments.all).toMatchObject([{ ...planned, description: 'Krüger' }]);
  });

  it('is created once where its answer is lost', async () => {
    await using office = await openOffice();
    await office.on('project.awarded', 'planAssignment');
    office.fake.target.loseAnswer('POST /plan-it/assignments');
    await office.publish(awarded, 1);
    expect(office.fake.assignments.all).toHaveLength(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('the state of an assignment in Craftboxx', () => {
  it('follows the process status by the table of the webhook', async () => {
    await using office = await officeWithAssignment();
    await office.on('project.processStatusChanged', 'setAssignmentState', byStatus);
    const before = office.calls().length;
    await office.publish(statusIs(40), 2);
    expect(office.calls(before)).toEqual(['PUT /assignments/4001']);
    expect(office.fake.assignments.all).toMatchObject([{ state: 'IN_PROGRESS', start: '2026-10-19T07:00:00+02:00' }]);
  });

  it('stays where the table has an empty text for the status', async () => {
    await using office = await officeWithAssignment();
    await office.on('project.processStatusChanged', 'setAssignmentState', byStatus);
    const before = office.calls().length;
    await office.publish(statusIs(80), 2);
    expect(office.calls(before)).toEqual([]);
    const [skipped] = await office.deliveries();
    expect(skipped).toMatchObject({ state: 'skipped', reason: expect.stringContaining('process status') as string });
  });

  it('fails for a status that the table does not have, and for every one where there is no table', async () => {
    await using office = await officeWithAssignment();
    await office.on('project.processStatusChanged', 'setAssignmentState', byStatus);
    await office.publish(statusIs(45), 2);
    const { mapping: _, ...withoutTable } = byStatus;
    await office.on('project.processStatusChanged', 'setAssignmentState', { name: 'Ohne Tabelle', ...withoutTable });
    await office.publish(statusIs(40), 4);
    const deliveries = await office.deliveries();
    const failed = deliveries.filter(({ state }) => state === 'failed').map(({ reason }) => reason);
    expect(failed).toEqual([
      expect.stringContaining('nobody has said what the value of "Prozessstatus" means'),
      expect.stringContaining('nobody has said what the value of "Prozessstatus" means'),
    ]);
  });

  it('fails where the assignment did not come from here, and goes when it has', async () => {
    await using office = await openOffice();
    await office.on('project.processStatusChanged', 'setAssignmentState', byStatus);
    await office.publish(statusIs(40), 1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('No assignment "Montage" of the project 05104B') as string,
    });
    await office.on('project.awarded', 'planAssignment');
    await office.publish(awarded, 2);
    await office.host.deliveries.resend(failed?.id ?? '');
    await office.test.untilAllHaveEnded(3);
    expect(office.fake.assignments.all).toMatchObject([{ state: 'IN_PROGRESS' }]);
  });

  it('fails where somebody has deleted the assignment, and does not bring it back', async () => {
    await using office = await officeWithAssignment();
    await office.on('project.processStatusChanged', 'setAssignmentState', byStatus);
    office.fake.assignments.remove(4001);
    await office.publish(statusIs(40), 2);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('No assignment') as string });
    expect(office.fake.assignments.all).toEqual([]);
  });

  it('is done with the delivery of the project, once a person has confirmed that', async () => {
    await using office = await officeWithAssignment();
    await expect(office.on('project.delivered', 'finishAssignment')).rejects.toMatchObject({
      facts: { problems: [expect.objectContaining({ code: 'ACTION_NOT_CONFIRMED' })] },
    });
    await office.on('project.delivered', 'finishAssignment', { confirmed: true });
    await office.publish(anEvent('project.delivered', { records: { Auftrag: { AuftragsNr: '05104B' } } }), 2);
    expect(office.fake.assignments.all).toMatchObject([{ state: 'DONE' }]);
  });
});
