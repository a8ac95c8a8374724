import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provide } from '@eilbote/contract';
import { ClockPort, systemClock, type AuthInput, type Clock, type Host } from '@eilbote/core';
import { fakeReceiver, retryAfter, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';
import { tokenEndpoint } from './token-endpoint.ts';

const secret = 'client canary/1';

async function account(host: Host, receiver: FakeReceiver, endpoint: FakeReceiver, more: Partial<AuthInput> = {}) {
  const { connection } = await host.connections.create({
    name: 'DMS',
    baseUrl: receiver.url('/api'),
    auth: {
      scheme: 'oauth2',
      tokenUrl: endpoint.url('/oauth/token'),
      clientId: 'erp 1',
      clientSecret: secret,
      ...more,
    } as AuthInput,
  });
  const { url: _, ...rest } = onProjectCreated('', { connection: connection.id });
  await host.webhooks.create(rest);
  return connection;
}

async function send(host: Host, ...keys: readonly string[]) {
  for (const key of keys) {
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated(key));
    await delivered;
  }
}

const tokensOf = ({ calls }: FakeReceiver) => calls.map(({ headers }) => headers.authorization);

/** A clock that somebody has put forward. */
function movableClock() {
  const moved = { byMs: 0 };
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + moved.byMs };
  return { moved, clock };
}

const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

describe('a connection with OAuth 2.0', () => {
  it('asks for a token once, sends it with every call, and keeps neither token nor client secret in clear', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    receiver.answer = ({ headers }) => ({ body: JSON.stringify(headers) });
    const host = await installation.started();
    await account(host, receiver, endpoint, { scope: 'write read', audience: 'dms' });
    await send(host, 'S001', 'S002', 'S003');
    expect(tokensOf(receiver)).toEqual(Array.from({ length: 3 }, () => 'Bearer token-canary-1'));
    expect(endpoint.calls).toHaveLength(1);
    const [asked] = endpoint.calls;
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'write read',
      audience: 'dms',
    });
    const credentials = Buffer.from(asked?.headers.authorization?.split(' ')[1] ?? '', 'base64').toString();
    expect(credentials).toBe('erp+1:client+canary%2F1');
    const { rows } = await host.deliveries.list({}, { limit: 10 });
    const shown = JSON.stringify(await Promise.all(rows.map(({ id }) => host.deliveries.get(id))));
    await host.stop();
    const kept = shown + everythingIn(installation.folder);
    expect(kept).toContain('Bearer •••');
    expect(kept).not.toContain('canary');
  });

  it('uses the stored token after a restart, and asks again before it expires', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const first = await installation.started();
    await account(first, receiver, endpoint);
    await send(first, 'S001');
    await first.stop();
    const { moved, clock } = movableClock();
    const second = await installation.started({ provides: [provide(ClockPort, () => clock)] });
    await send(second, 'S002');
    expect(endpoint.calls).toHaveLength(1);
    moved.byMs = 3_550_000;
    await send(second, 'S003');
    expect(tokensOf(receiver).at(-1)).toBe('Bearer token-canary-2');
  });

  it('puts the client secret into the body where the server wants it there', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const host = await installation.started();
    await account(host, receiver, endpoint, { sendSecretIn: 'body' });
    await send(host, 'S001');
    expect(endpoint.calls[0]?.headers).not.toHaveProperty('authorization');
    expect(endpoint.calls[0]?.form.get('client_secret')).toBe(secret);
    expect(endpoint.calls[0]?.form.get('client_id')).toBe('erp 1');
  });

  it('asks for another token where the receiver refuses one, and calls once more within the same attempt', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const host = await installation.started();
    await account(host, receiver, endpoint);
    await send(host, 'S001');
    receiver.answer = ({ headers }) => (headers.authorization === 'Bearer token-canary-2' ? 200 : 401);
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S002'));
    expect((await delivered).delivery).toMatchObject({ attempts: 1 });
    expect(tokensOf(receiver)).toEqual(['1', '1', '2'].map((number) => `Bearer token-canary-${number}`));
    expect(endpoint.calls).toHaveLength(2);
  });

  it('does so once: a fresh token that is refused leaves the delivery waiting and marks the connection', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const host = await installation.started();
    await account(host, receiver, endpoint);
    receiver.answer = 401;
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ parked: 'credentials', attempts: 0 });
    expect(receiver.calls).toHaveLength(2);
    expect(await host.connections.get('DMS')).toMatchObject({ attention: { kind: 'credentials' } });
  });

  it('leaves the delivery waiting when the server refuses the client, until the client secret is put right', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const give = endpoint.answer;
    endpoint.answer = { status: 401, body: { error: 'invalid_client', error_description: secret } };
    const host = await installation.started();
    const connection = await account(host, receiver, endpoint);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ state: 'waiting', parked: 'credentials', attempts: 0 });
    expect(receiver.calls).toHaveLength(0);
    const { attention } = await host.connections.get('DMS');
    expect(attention).toMatchObject({ kind: 'credentials' });
    expect(attention?.reason).toContain('answered 401 invalid_client');
    expect(attention?.reason).not.toContain('canary');

    endpoint.answer = give;
    const delivered = deliveryThatIs(host, 'delivered');
    await host.connections.update('DMS', {
      ...connection.definition,
      auth: { ...connection.definition.auth, clientSecret: 'new' } as AuthInput,
    });
    await delivered;
    expect(endpoint.calls.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from('erp+1:new').toString('base64')}`);
  });

  it('waits for a server that is down as long as the server says, and calls nobody meanwhile', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    endpoint.answer = retryAfter(600, 503);
    const host = await installation.started();
    await account(host, receiver, endpoint);
    const postponed = deliveryThatIs(host, 'postponed');
    const before = Date.now();
    await host.publish(projectCreated());
    const { delivery } = await postponed;
    expect(delivery).toMatchObject({ failure: 'TOKEN_UNAVAILABLE', attempts: 1 });
    expect(delivery.reason).toMatch(/^no access token: 127\.0\.0\.1:\d+ answered 503$/);
    expect(delivery.due).toBeGreaterThanOrEqual(before + 600_000);
    expect(receiver.calls).toHaveLength(0);
  });

  it('asks nobody whom the network policy refuses', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    const port = new URL(receiver.url()).port;
    const host = await installation.started({ network: { allow: [`127.0.0.1:${port}`] } });
    await account(host, receiver, endpoint);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ parked: 'policy' });
    expect([endpoint.calls.length, receiver.calls.length]).toEqual([0, 0]);
  });
});
