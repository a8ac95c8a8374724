import { testHost } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { craftboxx } from './craftboxx.ts';
import { startFakeCraftboxx } from './fake/index.ts';
import { openOffice } from './testing/office.ts';

describe('an account of Craftboxx', () => {
  it('tells whose it is when it is checked, before it is saved and after', async () => {
    await using fake = await startFakeCraftboxx();
    await using test = await testHost({ plugins: [craftboxx] });
    const input = { name: 'Craftboxx', target: 'craftboxx', settings: fake.settings };
    expect(await test.host.connections.check(input)).toMatchObject({ ok: true, name: 'Jonas Brandt' });
    await test.host.connections.create(input);
    expect(await test.host.connections.check('Craftboxx')).toMatchObject({ ok: true, name: 'Jonas Brandt' });
    expect(fake.target.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /plan-it/auth/create-token',
      'GET /plan-it/my/employee',
      'POST /plan-it/auth/create-token',
      'GET /plan-it/my/employee',
    ]);
  });

  it('says that a password is wrong, and goes on with the one that is stored', async () => {
    await using office = await openOffice();
    const { definition } = await office.host.connections.get(office.connection);
    const settings = { ...definition.settings, password: 'falsch' };
    const changed = { connection: office.connection, definition: { ...definition, settings } };
    expect(await office.host.connections.check(changed)).toMatchObject({ ok: false });
    expect(await office.host.connections.check(office.connection)).toMatchObject({ ok: true });
  });

  it.each([
    ['plan-it', 'https://api.craftboxx.de/plan-it'],
    ['/plan-it/', 'https://api.craftboxx.de/plan-it'],
    ['', 'https://api.craftboxx.de'],
  ])('has the prefix "%s" before all calls', async (prefix, baseUrl) => {
    await using test = await testHost({ plugins: [craftboxx] });
    const settings = { email: 'buero@tischlerei-brandt.example', password: 'x', prefix };
    const { connection } = await test.host.connections.create({ name: 'Craftboxx', target: 'craftboxx', settings });
    expect(connection.definition.baseUrl).toBe(baseUrl);
  });
});
