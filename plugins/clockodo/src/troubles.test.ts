import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice, type Office } from './testing/office.ts';

async function officeWithProjects(): Promise<Office> {
  const office = await openOffice();
  await office.on('project.created', 'saveProject');
  return office;
}

const expectOneOfEach = (office: Office) => {
  expect(office.fake.customers.all).toHaveLength(1);
  expect(office.fake.projects.all).toMatchObject([{ number: 'S019', customers_id: 2001 }]);
};

describe('trouble on the way to Clockodo', () => {
  it.each(['POST /v3/customers', 'POST /v4/projects'])(
    'makes nothing twice where the answer of %s is lost',
    async (lost) => {
      await using office = await officeWithProjects();
      office.fake.target.loseAnswer(lost);
      await office.host.publish(anEvent('project.created'));
      await office.test.untilAllHaveEnded(1);
      expect(await office.deliveries()).toMatchObject([{ state: 'delivered' }]);
      expectOneOfEach(office);
    },
  );

  it.each(['GET /v3/customers', 'POST /v3/customers', 'GET /v4/projects', 'POST /v4/projects'])(
    'does not make twice what was made when %s broke off and the host was started anew',
    async (last) => {
      await using office = await officeWithProjects();
      office.fake.target.answerNext(last, 'reset');
      await office.host.publish(anEvent('project.created'));
      await office.test.until(() => office.calls().includes(last));
      await office.test.stop();
      await office.test.start();
      await office.test.untilAllHaveEnded(1);
      expectOneOfEach(office);
    },
  );

  it('with the key marks the connection, and deliveries wait for a new one', async () => {
    await using office = await officeWithProjects();
    office.fake.changeKey('ck-2');
    await office.host.publish(anEvent('project.created'));
    await office.test.until(() => office.calls().length === 1);
    await office.test.advance(3_600_000);
    expect(office.calls()).toHaveLength(1);
    const { attention, definition } = await office.host.connections.get(office.connection);
    expect(attention).toMatchObject({ kind: 'credentials' });
    await office.host.connections.update(office.connection, {
      ...definition,
      settings: { ...definition.settings, apiKey: 'ck-2' },
    });
    await office.test.untilAllHaveEnded(1);
    expectOneOfEach(office);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered' }]);
  });

  it('with the budget makes deliveries wait as long as Clockodo says', async () => {
    await using office = await officeWithProjects();
    office.fake.target.limitTo(2);
    await office.host.publish(anEvent('project.created'));
    await office.test.until(() => office.calls().length === 3);
    const refused = office.test.now;
    office.fake.target.limitTo(100);
    await office.test.untilAllHaveEnded(1);
    expect(office.test.now - refused).toBeGreaterThanOrEqual(60_000);
    expectOneOfEach(office);
  });

  it('is told by the kind of a refusal, without what was sent', async () => {
    await using office = await officeWithProjects();
    office.fake.target.answerNext('POST /v3/customers', {
      status: 422,
      body: { errors: [{ error: { type: 'ResourceConflictFound', message: 'Greta Großmann', path: 'name' } }] },
    });
    await office.host.publish(anEvent('project.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', failure: 'HTTP_4XX', reason: 'Clockodo answered 422: ResourceConflictFound' },
    ]);
  });

  it('creates nothing where the answer to a search has not the shape of one', async () => {
    await using office = await officeWithProjects();
    office.fake.target.answerNext('GET /v3/customers', { status: 200, body: { customers: [] } });
    await office.host.publish(anEvent('project.created'));
    await office.test.untilAllHaveEnded(1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('The answer to "find customer" holds no list.') as string },
    ]);
    expect(office.fake.customers.all).toEqual([]);
  });

  it('is met again later where a success is not in JSON', async () => {
    await using office = await officeWithProjects();
    office.fake.target.answerNext('GET /v3/customers', { status: 200, body: '<html>Wartung</html>' });
    await office.host.publish(anEvent('project.created'));
    await office.test.untilAllHaveEnded(1);
    expectOneOfEach(office);
  });
});
