import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

const withoutMail = { records: { Personal: { email: '' } } };

describe('an employee in Clockodo', () => {
  it('becomes a user, once, whose number stays text', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser');
    await office.host.publish(anEvent('employee.created', { records: { Personal: { PersonalNr: '07' } } }));
    await office.test.untilAllHaveEnded(1);
    expect(office.calls()).toEqual(['GET /v3/users', 'GET /v3/users', 'POST /v3/users']);
    expect(office.fake.users.all).toMatchObject([
      {
        number: '07',
        name: 'Aylin Yıldız',
        email: 'a.yildiz@tischlerei-brandt.example',
        start_date: '2026-10-01',
        role: 'worker',
        language: 'de',
        timezone: 'Europe/Berlin',
        mail_to_user: false,
      },
    ]);
  });

  it('of whom two events tell at the same time is created once', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser');
    await office.host.publishMany([anEvent('employee.created'), anEvent('employee.created')]);
    await office.test.untilAllHaveEnded(2);
    expect((await office.deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(office.fake.users.all).toHaveLength(1);
  });

  it('is changed when the event comes again, but for what is only said of new ones', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser', { attributes: [{ name: 'role', part: 'json', text: 'owner' }] });
    await office.host.publish(anEvent('employee.created'));
    await office.test.untilAllHaveEnded(1);
    office.fake.users.change(1001, { role: 'worker', language: 'en' });
    await office.host.publish(anEvent('employee.created', { records: { Personal: { Name2: 'Yıldız-Kaya' } } }));
    await office.test.untilAllHaveEnded(2);
    expect(office.calls(3)).toEqual(['PUT /v3/users/1001']);
    expect(office.fake.users.all).toMatchObject([{ name: 'Aylin Yıldız-Kaya', role: 'worker', language: 'en' }]);
  });

  it('whom a person has entered without a number is known by the e-mail address, and gets the number', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser');
    office.fake.users.add({ name: 'A. Yildiz', email: 'A.Yildiz@tischlerei-brandt.example', role: 'worker' });
    await office.host.publish(anEvent('employee.created'));
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.users.all).toMatchObject([{ id: 1001, number: '5051', name: 'Aylin Yıldız' }]);
  });

  it('without an e-mail address is not sent, and goes when it has been entered', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser');
    await office.host.publish(anEvent('employee.created', withoutMail));
    await office.test.untilAllHaveEnded(1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('Enter it for the employee in the ERP, under "E-mail (business)"') as string,
    });
    expect(office.calls()).toEqual([]);
    const correction = { records: { Personal: { email: 'aylin@tischlerei-brandt.example' } } };
    await office.host.deliveries.resend(failed?.id ?? '', { content: 'corrected', correction });
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.users.all).toMatchObject([{ number: '5051', email: 'aylin@tischlerei-brandt.example' }]);
  });

  it('with the address of somebody else fails, and says why', async () => {
    await using office = await openOffice();
    await office.on('employee.created', 'saveUser');
    office.fake.users.add({ number: '12', name: 'Özdemir', email: 'a.yildiz@tischlerei-brandt.example' });
    await office.host.publish(anEvent('employee.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', failure: 'HTTP_4XX', reason: 'Clockodo answered 409: EmailNotAvailable' },
    ]);
  });

  it('comes of no supplier, whatever the webhook says', async () => {
    await using office = await openOffice();
    await office.on('supplier.created', 'saveUser');
    await office.host.publish(anEvent('supplier.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([{ state: 'skipped', reason: 'noRecord' }]);
    expect(office.calls()).toEqual([]);
  });
});
