import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice } from './testing/office.ts';

const closing = [
  ['project.delivered', 'completeProject', { completed: true }],
  ['project.invoiced', 'billProject', { billed_completely: true, billed_money: 12_480.5 }],
  ['project.credited', 'unbillProject', { billed_completely: false, billed_money: null }],
] as const;

describe('an action that completes, bills or un-bills', () => {
  it.each(closing)('on %s is off until a person has confirmed it (%s)', async (event, action, state) => {
    await using office = await openOffice();
    await expect(office.on(event, action)).rejects.toMatchObject({
      facts: { problems: [{ path: '/confirmed', code: 'ACTION_NOT_CONFIRMED' }] },
    });
    await office.on(event, action, { confirmed: true });
    const { AuftragsNr: number } = anEvent(event).records.Auftrag as { readonly AuftragsNr: string };
    office.fake.projects.add({
      number,
      name: 'Von Hand',
      customers_id: 2001,
      billed_completely: action === 'unbillProject',
    });
    await office.host.publish(anEvent(event));
    await office.test.untilAllHaveEnded(1);
    expect(office.fake.projects.all).toMatchObject([{ id: 3001, name: 'Von Hand', ...state }]);
    await office.host.publish(anEvent(event));
    await office.test.untilAllHaveEnded(2);
    expect(office.calls().filter((call) => call.startsWith('GET'))).toHaveLength(1);
    expect(office.fake.projects.all).toMatchObject([state]);
  });

  it.each(closing)('on %s creates no project for that, and says where it is missing', async (event, action) => {
    await using office = await openOffice();
    await office.on(event, action, { confirmed: true });
    await office.host.publish(anEvent(event));
    await office.test.untilAllHaveEnded(1);
    const [failed] = await office.deliveries();
    expect(failed).toMatchObject({ reason: expect.stringContaining('is not in Clockodo. Create it there') as string });
    expect(office.fake.projects.all).toEqual([]);
    const { AuftragsNr: number } = anEvent(event).records.Auftrag as { readonly AuftragsNr: string };
    office.fake.projects.add({ number, name: 'Nachgetragen', customers_id: 2001 });
    await office.host.deliveries.resend(failed?.id ?? '');
    await office.test.untilAllHaveEnded(2);
    expect((await office.deliveries())[0]).toMatchObject({ state: 'delivered', origin: 'resend' });
  });

  it('finds a project anew that was deleted and entered again', async () => {
    await using office = await openOffice();
    await office.on('project.delivered', 'completeProject', { confirmed: true });
    office.fake.projects.add({ number: '06127', name: 'Theke', customers_id: 2001 });
    await office.host.publish(anEvent('project.delivered'));
    await office.test.untilAllHaveEnded(1);
    office.fake.projects.remove(3001);
    office.fake.projects.add({ number: '06127', name: 'Theke', customers_id: 2001, completed: false });
    await office.host.publish(anEvent('project.delivered'));
    await office.test.untilAllHaveEnded(2);
    expect(office.fake.projects.all).toMatchObject([{ id: 3002, completed: true }]);
  });
});
