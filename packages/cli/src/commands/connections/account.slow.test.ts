import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

/** A plugin as an installation loads it, whose account can be asked. */
const dispo = `{
  [Symbol.for('eilbote.plugin')]: 1,
  id: 'dispo',
  targets: [{
    id: 'dispo',
    title: { de: 'Dispo', en: 'Dispo' },
    account: {
      settings: {
        server: { type: 'string', title: { de: 'Server', en: 'Server' } },
        key: { type: 'string', title: { de: 'Schlüssel', en: 'Key' }, secret: true },
      },
      baseUrl: ({ server }) => server,
      auth: { scheme: 'bearer', token: 'key' },
      check: {
        request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['me'] }, headers: {} }),
        read: ({ json }) => ({ name: json.name, facts: [{ title: { de: 'Tarif', en: 'Plan' }, text: 'pro' }] }),
        sample: { name: 'Muster' },
      },
    },
    actions: {},
  }],
}`;

describe('the account of a connection, on the command line', () => {
  let cli: TestCli;
  let receiver: FakeReceiver;
  beforeEach(async () => {
    receiver = await fakeReceiver();
    cli = new TestCli().configure(`plugins: [custom, ${dispo}], network: { allow: ['127.0.0.1'] }`);
    cli.env['DISPO_KEY'] = 'geheim-1';
    const settings = ['--setting', `server=${receiver.url('')}`, '--secret-setting', 'key@env:DISPO_KEY'];
    await cli.run('connections', 'create', '--name', 'Dispo', '--target', 'dispo', ...settings);
  });
  afterEach(async () => {
    await cli[Symbol.asyncDispose]();
    await receiver.close();
  });

  it('is checked: what it says of itself, or what is wrong and the call that showed it', async () => {
    receiver.answer = { body: { name: 'Tischlerei Muster' } };
    const good = await cli.run('connections', 'check', 'Dispo');
    expect(good).toMatchObject({ code: 0 });
    expect(good.out).toMatch(/✓ The connection works\.\naccount +Tischlerei Muster\nPlan +pro/);
    receiver.answer = { status: 401, body: { message: 'unknown key geheim-1' } };
    const wrong = await cli.run('connections', 'check', 'Dispo');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.out).toMatch(/✕ The credentials were rejected: .* Enter valid credentials in the connection/);
    expect(wrong.out).toContain(`GET ${receiver.url('/me')} -> 401`);
    expect(wrong.out).toContain('unknown key •••');
    expect(wrong.out).not.toContain('geheim-1');
    expect(await cli.json('connections', 'check', 'Dispo')).toMatchObject({
      ok: false,
      trouble: { kind: 'credentials' },
    });
  });
});
