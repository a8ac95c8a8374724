import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineAccount, defineAction, defineTargetSystem, provide, type TokenEndpoint } from '@eilbote/contract';
import { ClockPort, systemClock, type Host } from '@eilbote/core';
import { fakeReceiver, retryAfter, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });
const password = 'pass canary/1';

/** A target system that gives its token for an e-mail address and a password, as it likes. */
const planner = (more: Partial<TokenEndpoint<'email' | 'password' | 'device'>> = {}) =>
  defineTargetSystem({
    id: 'planner',
    title: title('Planer'),
    account: defineAccount({
      settings: {
        server: { type: 'string', title: title('Server') },
        email: { type: 'string', title: title('E-Mail') },
        password: { type: 'string', title: title('Kennwort'), secret: true },
        device: { type: 'string', title: title('Gerät'), secret: true },
      },
      optionalSettings: ['device'],
      baseUrl: ({ server }) => server,
      auth: {
        scheme: 'tokenEndpoint',
        tokenUrl: 'auth/create-token',
        body: { email: { setting: 'email' }, password: { setting: 'password' }, device: { setting: 'device' } },
        answer: { token: ['/token', '/data/token'] },
        ...more,
      },
    }),
    actions: {
      save: defineAction({
        title: title('Melden'),
        table: 'Auftrag',
        request: ({ url, key = '' }) => ({ method: 'POST', url: { base: url, path: ['projects', key] }, headers: {} }),
      }),
    },
  });

const renewable = {
  tokenUrl: 'login',
  encoding: 'form',
  answer: { token: '/jwt', lifetimeSeconds: '/valid_for', refreshToken: '/renew' },
  refresh: { tokenUrl: 'renew', body: { kind: { text: 'renew' }, with: { refreshToken: true } } },
} as const;

const tokenCalls = ({ calls }: FakeReceiver) => calls.filter(({ path }) => !path.startsWith('/api/projects'));
const tokensOf = ({ calls }: FakeReceiver) =>
  calls.filter(({ path }) => path.startsWith('/api/projects')).map(({ headers }) => headers.authorization);

/** The planner itself: gives a new token to whoever asks. */
const server = () =>
  fakeReceiver({
    answer: ({ path, number }) => {
      if (path === '/api/auth/create-token') return { body: { data: { token: `${number}|token-canary` } } };
      if (path === '/api/login' || path === '/api/renew')
        return { body: { jwt: `${path.slice(5)}-canary-${number}`, valid_for: 600, renew: `renew-canary-${number}` } };
      return 200;
    },
  });

async function account(host: Host, receiver: FakeReceiver) {
  const { connection } = await host.connections.create({
    name: 'Planer',
    target: 'planner',
    settings: { server: receiver.url('/api'), email: 'buero@tischlerei.example', password },
  });
  await host.webhooks.create({ name: 'Projekte', event: 'project.created', connection: connection.id, action: 'save' });
  return connection;
}

async function send(host: Host, ...keys: readonly string[]) {
  for (const key of keys) {
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated(key));
    await delivered;
  }
}

const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

function movableClock() {
  const moved = { byMs: 0 };
  return {
    moved,
    provides: [provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + moved.byMs }))],
  };
}

describe('an account whose token endpoint is of its own kind', () => {
  it('asks for a token once with the settings it names, and keeps neither token nor password in clear', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    const host = await installation.started({}, planner());
    await account(host, receiver);
    await send(host, 'S001', 'S002');
    expect(tokensOf(receiver)).toEqual(['Bearer 1|token-canary', 'Bearer 1|token-canary']);
    expect(tokenCalls(receiver)).toHaveLength(1);
    const [asked] = receiver.calls;
    expect(asked).toMatchObject({ method: 'POST', url: '/api/auth/create-token' });
    expect(asked?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
    expect(asked?.json()).toEqual({ email: 'buero@tischlerei.example', password });
    const { rows } = await host.deliveries.list({}, { limit: 10 });
    const shown = JSON.stringify(await Promise.all(rows.map(({ id }) => host.deliveries.get(id))));
    const listed = JSON.stringify(await host.connections.list());
    await host.stop();
    const kept = shown + listed + everythingIn(installation.folder);
    expect(kept).toContain('Bearer •••');
    expect(kept).not.toContain('canary');
  });

  it('uses the stored token after a restart, and asks again before the lifetime that is assumed is over', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    const target = planner({ lifetimeSeconds: 7200 });
    const first = await installation.started({}, target);
    await account(first, receiver);
    await send(first, 'S001');
    await first.stop();
    const { moved, provides } = movableClock();
    const second = await installation.started({ provides }, target);
    moved.byMs = 7_000_000;
    await send(second, 'S002');
    expect(tokenCalls(receiver)).toHaveLength(1);
    moved.byMs = 7_150_000;
    await send(second, 'S003');
    expect(tokenCalls(receiver)).toHaveLength(2);
  });

  it('renews a token by what came with it, also after a restart, and sends the credentials when that is refused', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    const target = planner(renewable);
    const first = await installation.started({}, target);
    await account(first, receiver);
    await send(first, 'S001');
    await first.stop();
    const { moved, provides } = movableClock();
    const second = await installation.started({ provides }, target);
    moved.byMs = 550_000;
    await send(second, 'S002');
    expect(tokensOf(receiver)).toEqual(['Bearer login-canary-1', 'Bearer renew-canary-3']);
    expect(tokenCalls(receiver).map(({ path, body }) => `${path} ${body}`)).toEqual([
      '/api/login email=buero%40tischlerei.example&password=pass+canary%2F1',
      '/api/renew kind=renew&with=renew-canary-1',
    ]);

    moved.byMs = 1_150_000;
    const answer = receiver.answer;
    receiver.answer = (call) =>
      call.path === '/api/renew' ? 401 : typeof answer === 'function' ? answer(call) : answer;
    await send(second, 'S003');
    expect(tokenCalls(receiver).map(({ path }) => path)).toEqual([
      '/api/login',
      '/api/renew',
      '/api/renew',
      '/api/login',
    ]);
    expect(receiver.calls[4]?.form.get('with')).toBe('renew-canary-3');
  });

  it('asks once more with the credentials where a token is refused before its time', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    const host = await installation.started({}, planner(renewable));
    await account(host, receiver);
    await send(host, 'S001');
    const answer = receiver.answer;
    receiver.answer = (call) => {
      if (call.headers.authorization === 'Bearer login-canary-1') return 401;
      return typeof answer === 'function' ? answer(call) : answer;
    };
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S002'));
    expect((await delivered).delivery).toMatchObject({ attempts: 1 });
    expect(tokenCalls(receiver).map(({ path }) => path)).toEqual(['/api/login', '/api/login']);
  });

  it('leaves deliveries waiting while the endpoint refuses the credentials, until they are put right', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    const host = await installation.started({}, planner());
    const connection = await account(host, receiver);
    const { answer } = receiver;
    receiver.answer = { status: 422, body: { message: password } };
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ state: 'waiting', parked: 'credentials', attempts: 0 });
    const { attention } = await host.connections.get('Planer');
    expect(attention?.reason).toContain('answered 422');
    expect(attention?.reason).not.toContain('canary');

    receiver.answer = answer;
    const delivered = deliveryThatIs(host, 'delivered');
    const settings = { ...connection.definition.settings, password: 'new' };
    await host.connections.update('Planer', { ...connection.definition, settings });
    await delivered;
    expect(tokenCalls(receiver).at(-1)?.json()).toMatchObject({ password: 'new' });
  });

  it('waits for an endpoint that is down, and for an answer with a token', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    receiver.answer = retryAfter(600, 503);
    const host = await installation.started({}, planner());
    await account(host, receiver);
    for (const reason of ['answered 503', 'answered 200 without a readable access token']) {
      const postponed = deliveryThatIs(host, 'postponed');
      await host.publish(projectCreated());
      const { delivery } = await postponed;
      expect(delivery).toMatchObject({ failure: 'TOKEN_UNAVAILABLE', attempts: 1 });
      expect(delivery.reason).toContain(reason);
      receiver.answer = { body: { data: { token: 'two words' } } };
    }
    expect(tokensOf(receiver)).toEqual([]);
  });

  it('sends a stored password nowhere else when the server is changed', async () => {
    await using installation = new TestInstallation();
    await using receiver = await server();
    await using other = await server();
    const host = await installation.started({}, planner());
    const { definition } = await account(host, receiver);
    const settings = { ...definition.settings, server: other.url('/api') };
    await expect(host.connections.update('Planer', { ...definition, settings })).rejects.toMatchObject({
      facts: { problems: [expect.objectContaining({ path: '/settings/password', code: 'SECRET_OF_OTHER_RECEIVER' })] },
    });
  });

  it('is refused with its plugin where it names a setting that is not asked for', async () => {
    await using installation = new TestInstallation();
    const wrong = planner({ body: { user: { setting: 'user' as 'email' } } });
    await expect(installation.started({}, wrong)).rejects.toThrow('There is no setting "user".');
    const inRefresh = planner({ refresh: { body: { user: { setting: 'user' as 'email' } } } });
    await expect(installation.started({}, inRefresh)).rejects.toThrow('There is no setting "user".');
  });
});
