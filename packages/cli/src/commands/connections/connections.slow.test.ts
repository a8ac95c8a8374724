import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

describe('eilbote connections', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
    cli.env['CRM_TOKEN'] = 'geheim42';
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const create = () =>
    cli.run(
      'connections',
      'create',
      '--name',
      'CRM',
      '--base-url',
      'https://crm.example.com/api/tenant-4711',
      '--secret-header',
      'Authorization@env:CRM_TOKEN',
      '--rate',
      '10/1s',
    );

  it('are made, listed without their path, and shown without their secrets', async () => {
    expect(await create()).toMatchObject({ code: 0 });
    const { out: list } = await cli.run('connections');
    expect(list).toContain('https://crm.example.com/');
    expect(list).not.toContain('4711');
    const { out } = await cli.run('connections', 'show', 'CRM');
    expect(out).toContain('Authorization: •••');
    expect(out).not.toContain('geheim42');
  });

  it('change only what is given', async () => {
    await create();
    await cli.run('connections', 'edit', 'CRM', '--concurrency', '2');
    expect(await cli.json('connections', 'show', 'CRM')).toMatchObject({
      connection: {
        version: 2,
        definition: {
          headers: [{ name: 'Authorization', secret: true }],
          limits: { concurrency: 2, rates: [{ calls: 10, seconds: 1 }] },
        },
      },
    });
  });

  it('take an authorisation, keep its secret, and lose it', async () => {
    const made = ['connections', 'create', '--name', 'Lager', '--base-url', 'https://lager.example.com'];
    const basic = ['--auth', 'basic', '--auth-user', 'erp', '--auth-secret', 'env:CRM_TOKEN'];
    expect(await cli.run(...made, ...basic)).toMatchObject({ code: 0 });
    const { out } = await cli.run('connections', 'show', 'Lager');
    expect(out).toContain('Basic, user erp, password •••');
    expect(out).not.toContain('geheim42');
    const auth = async () =>
      (await cli.json<{ connection: { definition: { auth?: object } } }>('connections', 'show', 'Lager')).connection
        .definition.auth;
    await cli.run('connections', 'edit', 'Lager', '--auth-user', 'eilbote');
    expect(await auth()).toEqual({ scheme: 'basic', user: 'eilbote', password: true });
    const { code, err } = await cli.run('connections', 'edit', 'Lager', '--auth', 'bearer');
    expect(code).toBe(2);
    expect(err).toContain('"token"');
    await cli.run('connections', 'edit', 'Lager', '--auth', 'none');
    expect(await auth()).toBeUndefined();
    expect(await cli.run('connections', 'edit', 'Lager', '--auth-user', 'erp')).toMatchObject({ code: 2 });
  });

  it('tell their state, and can be tried again', async () => {
    await create();
    expect((await cli.run('connections')).out).toMatch(/CRM +custom +ready/);
    expect((await cli.run('connections', 'retry', 'CRM')).out).toContain('are sent again');
    expect(await cli.json('connections', 'show', 'CRM')).toMatchObject({ connection: { version: 2, attention: null } });
  });

  it('cannot be deleted while a webhook uses them', async () => {
    await create();
    const { connection } = await cli.json<{ connection: { id: string } }>('connections', 'show', 'CRM');
    const made = await cli.run(
      'webhooks',
      'create',
      '--name',
      'Kunden',
      '--event',
      'customer.created',
      '--connection',
      'CRM',
      '--path',
      '/customers',
    );
    expect(made).toMatchObject({ code: 0 });
    expect(await cli.json('webhooks', 'show', 'Kunden')).toMatchObject({
      webhook: { definition: { connection: connection.id } },
    });
    expect((await cli.run('connections', 'show', 'CRM')).out).toContain('Kunden');
    expect(await cli.run('connections', 'delete', 'CRM')).toMatchObject({ code: 5 });
    await cli.run('webhooks', 'delete', 'Kunden', '--yes');
    expect(await cli.run('connections', 'delete', 'CRM')).toMatchObject({ code: 0 });
    expect(await cli.run('connections', 'show', 'CRM')).toMatchObject({ code: 4 });
  });

  it('refuse what is wrong, and a command without anything to do', async () => {
    expect(await cli.run('connections', 'create')).toMatchObject({ code: 2 });
    const { code, err } = await cli.run('connections', 'create', '--name', 'X', '--base-url', 'nothing');
    expect(code).toBe(2);
    expect(err).toContain('[CONNECTION_INVALID]');
  });
});
