import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { openOffice, type Office } from './testing/office.ts';

async function officeWithProjects(): Promise<Office> {
  const office = await openOffice();
  await office.on('project.created', 'saveProject');
  return office;
}

/** What is in Craftboxx in the end, and what became of the deliveries. */
async function remains(office: Office) {
  const { customers, projects } = office.fake;
  return {
    customers: customers.all.map(({ id }) => id),
    projects: projects.all.map(({ project_nr, customer_id }) => [project_nr, customer_id]),
    deliveries: (await office.deliveries()).map(({ state }) => state),
  };
}

const oneOfEach = { customers: [2001], projects: [['S019', 2001]], deliveries: ['delivered'] };
const tokenCalls = ({ fake }: Office) => fake.target.calls.filter(({ path }) => path.endsWith('/auth/create-token'));

describe('trouble on the way to Craftboxx', () => {
  it.each(['POST /plan-it/customers', 'POST /plan-it/projects'])(
    'makes nothing twice where the answer of %s is lost',
    async (lost) => {
      await using office = await officeWithProjects();
      office.fake.target.loseAnswer(lost);
      await office.publish(anEvent('project.created'), 1);
      expect(await remains(office)).toEqual(oneOfEach);
    },
  );

  it.each(['GET', 'POST'].flatMap((method) => ['customers', 'projects'].map((path) => [method, path] as const)))(
    'does not make twice what was made when %s of %s broke off and the host was started anew',
    async (method, path) => {
      await using office = await officeWithProjects();
      office.fake.target.answerNext(`${method} /plan-it/${path}`, 'reset');
      await office.host.publish(anEvent('project.created'));
      await office.test.until(() => office.calls().includes(`${method} /${path}`));
      await office.test.stop();
      await office.test.start();
      await office.test.untilAllHaveEnded(1);
      expect(await remains(office)).toEqual(oneOfEach);
    },
  );

  it('with the password marks the connection, and deliveries wait for a new one', async () => {
    await using office = await officeWithProjects();
    office.fake.changePassword('kennwort-2');
    await office.host.publish(anEvent('project.created'));
    await office.test.until(() => tokenCalls(office).length === 1);
    await office.test.advance(3_600_000);
    expect(tokenCalls(office)).toHaveLength(1);
    const { attention, definition } = await office.host.connections.get(office.connection);
    expect(attention).toMatchObject({ kind: 'credentials' });
    const settings = { ...definition.settings, password: 'kennwort-2' };
    await office.host.connections.update(office.connection, { ...definition, settings });
    await office.test.untilAllHaveEnded(1);
    expect(await remains(office)).toEqual(oneOfEach);
  });

  it('with a token that has ended costs one more token and no attempt', async () => {
    await using office = await officeWithProjects();
    await office.publish(anEvent('project.created'), 1);
    office.fake.expireTokens();
    await office.publish(anEvent('project.created', { records: { Auftrag: { AuftragsNr: 'S020' } } }), 2);
    expect(tokenCalls(office)).toHaveLength(2);
    expect(await office.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }, { state: 'delivered' }]);
  });

  it('with the limit makes deliveries wait', async () => {
    await using office = await officeWithProjects();
    office.fake.target.limitTo(3);
    await office.host.publish(anEvent('project.created'));
    await office.test.until(() => office.fake.target.calls.length === 4);
    office.fake.target.limitTo(100);
    await office.test.untilAllHaveEnded(1);
    expect(await remains(office)).toEqual(oneOfEach);
  });

  it('is told by the names of the fields that are refused, without what was sent', async () => {
    await using office = await officeWithProjects();
    office.fake.target.answerNext('POST /plan-it/customers', {
      status: 422,
      body: { message: 'Greta Großmann', errors: { name: ['Greta Großmann'] } },
    });
    await office.publish(anEvent('project.created'), 1);
    expect(await office.deliveries()).toMatchObject([
      { state: 'failed', failure: 'HTTP_4XX', reason: 'Craftboxx refused what was sent (422): name' },
    ]);
  });

  it('is met again later where a success is not in JSON', async () => {
    await using office = await officeWithProjects();
    office.fake.target.answerNext('GET /plan-it/projects', { status: 200, body: '<html>Wartung</html>' });
    await office.publish(anEvent('project.created'), 1);
    expect(await remains(office)).toEqual(oneOfEach);
  });

  it('with the prefix is told by the connection, and ends when the prefix is left out', async () => {
    await using office = await openOffice({ prefix: '' });
    await office.on('project.created', 'saveProject');
    await office.host.publish(anEvent('project.created'));
    await office.test.until(async () => (await office.host.connections.get(office.connection)).attention !== undefined);
    const { attention, definition } = await office.host.connections.get(office.connection);
    expect(attention?.reason).toContain('answered 404');
    const settings = { ...definition.settings, prefix: '' };
    await office.host.connections.update(office.connection, { ...definition, settings });
    await office.test.untilAllHaveEnded(1);
    expect(await remains(office)).toEqual(oneOfEach);
  });
});
