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
      choices: {
        services: {
          title: { de: 'Leistungen', en: 'Services' },
          request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['services'] }, headers: {} }),
          read: ({ json }) => ({ choices: json }),
          sample: [],
        },
      },
      prepare: {
        label: {
          title: { de: 'Etikett „ERP“', en: 'Label "ERP"' },
          description: { de: 'Daran erkennt man, was aus dem ERP kommt.', en: 'It marks what came from the ERP.' },
          find: {
            request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['labels', 'erp'] }, headers: {} }),
            accept: [404],
            read: ({ status }) => (status === 404 ? 'missing' : 'there'),
            sample: {},
          },
          create: { request: ({ url }) => ({ method: 'POST', url: { base: url, path: ['labels'] }, headers: {} }) },
        },
      },
    },
    actions: {
      save: {
        title: { de: 'Anlegen', en: 'Create' },
        table: 'Auftrag',
        recommendedFor: ['project.created'],
        parameters: { service: { type: 'integer', title: { de: 'Leistung', en: 'Service' }, choices: 'services' } },
        request: ({ url }) => ({ method: 'POST', url: { base: url, path: ['projects'] }, headers: {} }),
      },
    },
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
  it('offers its lists, and a check tells of values that are not on them', async () => {
    receiver.answer = ({ path }) =>
      path === '/services' ? { body: [{ value: 7, title: 'Montage' }] } : { body: { name: 'Muster' } };
    expect((await cli.run('connections', 'choices', 'Dispo')).out).toMatch(/list +meaning\nservices +Services/);
    expect((await cli.run('connections', 'choices', 'Dispo', 'services')).out).toMatch(/7 +Montage/);
    expect(await cli.json('connections', 'choices', 'Dispo', 'services')).toEqual({
      choices: [{ value: 7, title: 'Montage' }],
    });
    expect(await cli.run('connections', 'choices', 'Dispo', 'servces')).toMatchObject({
      code: 4,
      err: expect.stringContaining('Did you mean "services"?') as string,
    });
    const made = ['--name', 'Projekte', '--event', 'project.created', '--connection', 'Dispo'];
    await cli.run('webhooks', 'create', ...made, '--attribute', 'service=9');
    expect(await cli.run('connections', 'check', 'Dispo')).toMatchObject({
      code: 0,
      err: 'Note Webhook "Projekte": "Service" is set to "9", which the account does not have.',
    });
  });

  it('is prepared after a person has seen what is missing, and once', async () => {
    let isThere = false;
    receiver.answer = ({ method }) => {
      if (method === 'POST') isThere = true;
      return isThere ? 200 : 404;
    };
    expect(await cli.run('connections', 'prepare', 'Dispo')).toMatchObject({ code: 2 });
    const plan = await cli.run('connections', 'prepare', 'Dispo', '--dry-run');
    expect(plan).toMatchObject({ code: 0, out: '+ Label "ERP": is missing\n  It marks what came from the ERP.' });
    cli.isTerminal = true;
    cli.answers.push('n');
    expect(await cli.run('connections', 'prepare', 'Dispo')).toMatchObject({ code: 1, err: 'Nothing created.' });
    expect(isThere).toBe(false);
    cli.answers.push('y');
    const { code, out } = await cli.run('connections', 'prepare', 'Dispo');
    expect([code, out.split('\n').at(-1)]).toEqual([0, '✓ Label "ERP": created']);
    const again = await cli.json('connections', 'prepare', 'Dispo', '--yes');
    expect(again).toMatchObject({ ready: true, things: [{ name: 'label', state: 'there' }] });
    expect(receiver.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
  it('is connected by the recommended webhooks in one go, and once', async () => {
    expect(await cli.run('connections', 'connect', 'Dispo')).toMatchObject({ code: 2 });
    const shown = await cli.run('connections', 'connect', 'Dispo', '--events', 'all', '--dry-run');
    expect(shown.out).toMatch(/Dispo: Create +project\.created +save +would be made/);
    expect((await cli.json<{ webhooks: [] }>('webhooks', 'list')).webhooks).toEqual([]);
    const made = await cli.run('connections', 'connect', 'Dispo', '--events', 'project.created');
    expect(made.out).toMatch(/project\.created +save +made/);
    const again = await cli.json('connections', 'connect', 'Dispo', '--events', 'all');
    expect(again).toMatchObject({ webhooks: [{ name: 'Dispo: Create', state: 'there', active: true }] });
    expect(await cli.run('connections', 'connect', 'Dispo', '--events', 'openItem.dunned')).toMatchObject({ code: 2 });
  });
});
