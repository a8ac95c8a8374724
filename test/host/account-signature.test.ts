import { createHmac } from 'node:crypto';
import { defineAction, defineTargetSystem, type TargetSignature } from '@eilbote/contract';
import type { ConnectionInput, Host } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });
const secret = "It's a Secret to Everybody";
const header = { name: 'X-Board-Signature', prefix: 'sha512=', hash: 'sha512' } as const;

/** A target system that believes nobody whose calls are not signed. */
const board = (signature: TargetSignature) =>
  defineTargetSystem({
    id: 'board',
    title: title('Tafel'),
    account: {
      settings: { server: { type: 'string', title: title('Server') } },
      baseUrl: ({ server }) => String(server),
      signature,
    },
    actions: {
      show: defineAction({
        title: title('Zeigen'),
        table: 'Auftrag',
        request: ({ url, key = '' }) => ({
          method: 'POST',
          url: { base: url },
          headers: {},
          body: { kind: 'json', value: { key } },
        }),
      }),
    },
  });

const account = (receiver: FakeReceiver, more: Partial<ConnectionInput> = {}): ConnectionInput => ({
  name: 'Tafel',
  target: 'board',
  settings: { server: receiver.url('') },
  signingSecret: secret,
  ...more,
});

async function callOf(host: Host, receiver: FakeReceiver, connection: string) {
  await host.webhooks.create({ name: 'Projekte', event: 'project.created', connection, action: 'show' });
  const delivered = deliveryThatIs(host, 'delivered');
  await host.publish(projectCreated());
  await delivered;
  return receiver.calls[0];
}

/** Path and code of every problem for which something is not saved. */
const problemsOf = (saving: Promise<unknown>): Promise<readonly string[]> =>
  saving.then(
    () => [],
    ({ facts }: { facts: { problems: { path: string; code: string }[] } }) =>
      facts.problems.map(({ path, code }) => `${path} ${code}`),
  );

describe('an account that wants signed calls', () => {
  it('gets them in its own header, by the secret of the connection', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, board(header));
    const { connection } = await host.connections.create(account(receiver));
    const call = await callOf(host, receiver, connection.id);
    const signature = createHmac('sha512', secret).update('{"key":"S019"}').digest('hex');
    expect(call?.headers['x-board-signature']).toBe(`sha512=${signature}`);
  });

  it('gets them by Standard Webhooks where it says so', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, board('standard'));
    const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const { connection } = await host.connections.create(account(receiver, { signingSecret }));
    expect((await callOf(host, receiver, connection.id))?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('has to have a secret for them, and no header of another style', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, board(header));
    const { signingSecret: _, ...unsigned } = account(receiver);
    expect(await problemsOf(host.connections.create(unsigned))).toEqual(['/signingSecret PROPERTY_MISSING']);
    const signatureHeader = { name: 'X-Other' };
    expect(await problemsOf(host.connections.create(account(receiver, { signatureHeader })))).toEqual([
      '/signatureHeader FOLLOWS_FROM_SETTINGS',
    ]);
  });

  it('keeps both when the connection is written back as it was read', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started({}, board(header));
    const { connection } = await host.connections.create(account(receiver));
    expect(connection.definition).toMatchObject({ signingSecret: true, signatureHeader: header });
    await host.connections.update('Tafel', { ...connection.definition, name: 'Tafel 2' });
    expect((await callOf(host, receiver, connection.id))?.headers).toHaveProperty('x-board-signature');
  });
});
