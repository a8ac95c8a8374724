import { createHmac } from 'node:crypto';
import {
  defineAccount,
  defineTargetSystem,
  type AccountCheck,
  type JsonObject,
  type TargetAccount,
} from '@eilbote/contract';
import type { ConnectionInput, Host } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });

const me: AccountCheck = {
  request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['me'] }, headers: {} }),
  read({ json }) {
    const { name, plan, closed } = json as { name: string; plan?: string; closed?: true };
    if (closed) return { problem: { de: 'Das Konto ist gekündigt.', en: 'The account was cancelled.' } };
    return { name, facts: [{ title: title('Tarif'), text: plan ?? '' }] };
  },
  sample: { name: 'Tischlerei Muster', plan: 'pro' },
};

const account = defineAccount({
  settings: {
    server: { type: 'string', format: 'uri', title: title('Server') },
    key: { type: 'string', title: title('Schlüssel'), secret: true },
  },
  baseUrl: ({ server }) => server,
  auth: { scheme: 'bearer', token: 'key' },
  headers: [{ name: 'X-Key-Copy', setting: 'key' }],
  check: me,
});

const target = (more: Partial<TargetAccount> = {}) =>
  defineTargetSystem({
    id: 'dispo',
    title: title('Dispo'),
    account: { ...account, ...more },
    actions: {
      save: {
        title: title('Anlegen'),
        table: 'Auftrag',
        request: ({ url }) => ({ method: 'POST', url: { base: url, path: ['projects'] }, headers: {} }),
      },
    },
  });

const dispo = (receiver: FakeReceiver, key: string | true = 'richtig-1'): ConnectionInput => ({
  name: 'Unsere Dispo',
  target: 'dispo',
  settings: { server: receiver.url('/api'), key: key === true ? { secret: true } : key },
});

/** Lets in whoever has this key. */
const withKey = (key: string, body: JsonObject = { name: 'Tischlerei Muster', plan: 'pro' }) =>
  fakeReceiver({ answer: ({ headers }) => (headers.authorization === `Bearer ${key}` ? { body } : 401) });

const troubleOf = async (host: Host, connection: Parameters<Host['connections']['check']>[0]) => {
  const checked = await host.connections.check(connection);
  return checked.ok ? undefined : checked.trouble;
};

describe('the check of a connection', () => {
  it('asks the account who it is, authorised like a delivery, and belongs to none', async () => {
    await using receiver = await withKey('richtig-1');
    await using installation = new TestInstallation();
    const host = await installation.started({}, target());
    await host.connections.create(dispo(receiver));
    const checked = await host.connections.check('Unsere Dispo');
    expect(checked).toMatchObject({
      ok: true,
      name: 'Tischlerei Muster',
      facts: [{ text: 'pro' }],
      warnings: [],
      call: { method: 'GET', url: receiver.url('/api/me'), status: 200 },
    });
    expect(receiver.calls[0]?.headers).toMatchObject({ 'x-key-copy': 'richtig-1' });
    expect(receiver.calls[0]?.headers).not.toHaveProperty('webhook-id');
    expect(JSON.stringify(checked)).not.toContain('richtig-1');
    expect((await host.deliveries.list({})).rows).toEqual([]);
  });

  it('tries what is not saved, too, and keeps the secret of what is', async () => {
    await using receiver = await withKey('richtig-1');
    await using installation = new TestInstallation();
    const host = await installation.started({}, target());
    expect(await host.connections.check(dispo(receiver))).toMatchObject({ ok: true });
    expect(await host.connections.list()).toEqual([]);
    const { connection } = await host.connections.create(dispo(receiver));
    const [kept, other] = [dispo(receiver, true), dispo(receiver, 'falsch-2')];
    expect(await host.connections.check({ connection: connection.id, definition: kept })).toMatchObject({ ok: true });
    const wrong = await host.connections.check({ connection: connection.id, definition: other });
    expect(wrong).toMatchObject({ ok: false, trouble: { kind: 'credentials' } });
    expect(JSON.stringify(wrong)).not.toContain('falsch-2');
    await expect(host.connections.check({ name: 'X', target: 'dispo' })).rejects.toMatchObject({
      code: 'CONNECTION_INVALID',
    });
  });

  it.each([
    [401, 'credentials', /answered 401\. Enter valid credentials/],
    [403, 'forbidden', /answered 403\. Have the rights/],
    [500, 'answer', /The receiver has a fault: .* answered 500/],
    [{ body: { closed: true } }, 'account', /The account was cancelled/],
    [{ body: 'null' }, 'plugin', /plugin "dispo" cannot read the answer to "check" \(TypeError/],
  ] as const)('says of the answer %j what is wrong', async (answer, kind, text) => {
    await using receiver = await fakeReceiver({ answer });
    await using installation = new TestInstallation();
    const host = await installation.started({}, target());
    expect(await troubleOf(host, dispo(receiver))).toMatchObject({
      kind,
      text: { de: expect.any(String) as string, en: expect.stringMatching(text) as string },
    });
  });

  it('tells a server that cannot be reached from one that must not be called', async () => {
    await using installation = new TestInstallation();
    const receiver = await fakeReceiver();
    const gone = dispo(receiver);
    await receiver.close();
    const host = await installation.started({}, target());
    expect(await troubleOf(host, gone)).toMatchObject({ kind: 'unreachable', failure: 'CONNECT_REFUSED' });
    await host.stop();
    const guarded = await installation.started({ network: {} }, target());
    expect(await troubleOf(guarded, gone)).toMatchObject({ kind: 'blocked' });
    const told = expect.stringContaining('Netz') as string;
    expect(await troubleOf(guarded, gone)).toMatchObject({ text: { de: told } });
  });

  it('fetches a token of its own where the connection is not saved', async () => {
    await using receiver = await fakeReceiver({
      answer: ({ path, headers }) => {
        if (path === '/token') return { body: { access_token: 'tok-1', token_type: 'Bearer', expires_in: 3600 } };
        return headers.authorization === 'Bearer tok-1' ? { body: { name: 'Tischlerei Muster' } } : 401;
      },
    });
    await using installation = new TestInstallation();
    const tokenUrl = receiver.url('/token');
    const auth = { scheme: 'oauth2', tokenUrl, clientId: 'server', clientSecret: 'key' } as const;
    const host = await installation.started({}, target({ auth }));
    expect(await host.connections.check(dispo(receiver))).toMatchObject({ ok: true, name: 'Tischlerei Muster' });
    receiver.answer = { status: 400, body: { error: 'invalid_client' } };
    expect(await troubleOf(host, dispo(receiver))).toMatchObject({ kind: 'credentials' });
  });

  it('signs the call where the account wants signed calls', async () => {
    await using receiver = await fakeReceiver({ answer: { body: { name: 'Tischlerei Muster' } } });
    await using installation = new TestInstallation();
    const header = { name: 'X-Signature', prefix: 'sha256=', hash: 'sha256' } as const;
    const host = await installation.started({}, target({ signature: header }));
    await host.connections.create({ ...dispo(receiver), signingSecret: 'unser Geheimnis' });
    expect(await host.connections.check('Unsere Dispo')).toMatchObject({ ok: true });
    const expected = createHmac('sha256', 'unser Geheimnis').update('').digest('hex');
    expect(receiver.calls[0]?.headers).toMatchObject({ 'x-signature': `sha256=${expected}` });
  });

  it('makes no request that a plugin has spoilt, and says so', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, target({ check: { ...me, request: () => ({}) as never } }));
    expect(await troubleOf(host, dispo(receiver))).toMatchObject({ kind: 'plugin' });
    expect(receiver.calls).toEqual([]);
  });

  it('is refused where the target system does not say how', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, target());
    await host.connections.create({ name: 'Eigene', baseUrl: receiver.url('/') });
    await expect(host.connections.check('Eigene')).rejects.toMatchObject({ code: 'ACCOUNT_CANNOT' });
  });

  it('says how the deliveries go on that wait for credentials which are good by now', async () => {
    await using receiver = await withKey('andere');
    await using installation = new TestInstallation();
    const host = await installation.started({}, target());
    const { connection } = await host.connections.create(dispo(receiver));
    await host.webhooks.create({ name: 'Projekte', event: 'project.created', connection: connection.id });
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    await parked;
    expect(await host.connections.check('Unsere Dispo')).toMatchObject({ ok: false, trouble: { kind: 'credentials' } });
    receiver.answer = ({ method }) => (method === 'GET' ? { body: { name: 'Tischlerei Muster' } } : 200);
    expect(await host.connections.check('Unsere Dispo')).toMatchObject({
      ok: true,
      held: {
        attention: { kind: 'credentials' },
        waiting: 1,
        text: { en: expect.stringContaining(`"eilbote connections retry 'Unsere Dispo'" sends what waits`) as string },
      },
    });
    expect(await host.connections.get('Unsere Dispo')).toMatchObject({ attention: { kind: 'credentials' } });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.connections.retry('Unsere Dispo');
    await delivered;
    expect(await host.connections.check('Unsere Dispo')).not.toHaveProperty('held');
  });
});
