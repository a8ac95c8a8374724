import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

const created = anEvent('employee.created');
const time = anEvent('projectTime.created');
const tobias = { first_name: 'Tobias', last_name: 'Jäger', email: 't.jaeger@tischlerei-brandt.example' };

describe('an employee in Craftboxx', () => {
  it('is created with number and address, and changed when the event comes again', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveEmployee');
    await office.publish(created, 1);
    expect(office.calls()).toEqual(['GET /employees', 'GET /employees', 'GET /employees', 'POST /employees']);
    expect(office.fake.employees.all).toMatchObject([
      {
        id: 5001,
        number: '5051',
        first_name: 'Aylin',
        last_name: 'Yıldız',
        email: 'a.yildiz@tischlerei-brandt.example',
        mobile: '+491713920051',
        position: 'Geselle',
        locale: 'de_DE',
        source: 'profacto',
        source_external_id: '5051',
      },
    ]);
    await office.publish(anEvent('employee.created', { records: { Personal: { Mitarbeitergrup: 'Meister' } } }), 2);
    expect(office.fake.employees.all).toMatchObject([{ id: 5001, position: 'Meister' }]);
  });

  it('without an e-mail address is not sent, and goes when one has been entered', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveEmployee');
    await office.publish(anEvent('employee.created', { records: { Personal: { email: '' } } }), 1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('Enter an e-mail address for the employee in the ERP') as string,
    });
    expect(office.calls()).toEqual([]);
    const correction = { records: { Personal: { email: 'aylin@tischlerei-brandt.example' } } };
    await office.host.deliveries.resend(failed?.id ?? '', { content: 'corrected', correction });
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.employees.all).toMatchObject([{ email: 'aylin@tischlerei-brandt.example' }]);
  });

  it('who signs in to Craftboxx already is known by the address', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveEmployee');
    office.fake.employees.add({ first_name: 'A.', last_name: 'Yıldız', email: 'a.yildiz@tischlerei-brandt.example' });
    await office.publish(created, 1);
    expect(office.fake.employees.all).toMatchObject([{ first_name: 'Aylin', number: '5051', source: null }]);
  });
});

describe('a project time in Craftboxx', () => {
  it('is created for the employee with that number, in minutes, and changed when it comes again', async () => {
    await using office = await openOffice();
    await office.on('projectTime.created', 'saveTimesheet');
    office.fake.employees.add({ ...tobias, number: '7' });
    office.fake.employees.add({ ...tobias, number: '07' });
    await office.publish(time, 1);
    expect(office.fake.timesheets.all).toEqual([
      {
        id: 6001,
        employee_id: 5002,
        start: '2026-09-17T07:00:00+02:00',
        end: '2026-09-17T12:30:00+02:00',
        working_time: 300,
        break_time: 30,
        source: 'profacto',
        source_external_id: '71E4C3760B0A4E0F9A3C0E4B1C5D2F88',
      },
    ]);
    const before = office.calls().length;
    await office.publish(anEvent('projectTime.created', { records: { Zeitdatei: { Pause: '00:45:00' } } }), 2);
    expect(office.calls(before)).toEqual(['PUT /timesheets/6001']);
    expect(office.fake.timesheets.all).toMatchObject([{ break_time: 45 }]);
  });

  it('is created once where its answer is lost', async () => {
    await using office = await openOffice();
    await office.on('projectTime.created', 'saveTimesheet');
    office.fake.employees.add({ ...tobias, number: '07' });
    office.fake.target.loseAnswer('POST /plan-it/timesheets');
    await office.publish(time, 1);
    expect(office.fake.timesheets.all).toHaveLength(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered' }]);
  });

  it('of an employee whom Craftboxx does not know fails, and nobody is created for it', async () => {
    await using office = await openOffice();
    await office.on('projectTime.created', 'saveTimesheet');
    await office.publish(time, 1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('The employee 07 is not in Craftboxx.') as string,
    });
    expect(office.fake.employees.all).toEqual([]);
    office.fake.employees.add({ ...tobias, number: '07' });
    await office.host.deliveries.resend(failed?.id ?? '');
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.timesheets.all).toMatchObject([{ employee_id: 5001 }]);
  });
});
