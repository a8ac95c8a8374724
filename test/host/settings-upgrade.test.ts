import { defineAccount, defineTargetSystem, type JsonObject, type TargetAccount } from '@eilbote/contract';
import type { ConnectionInput, Host } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });

const plugin = (account: TargetAccount) =>
  defineTargetSystem({
    id: 'dispo',
    title: title('Dispo'),
    account: {
      ...account,
      check: {
        request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['me'] }, headers: {} }),
        read: () => ({}),
        sample: {},
      },
    },
    actions: {
      save: {
        title: title('Anlegen'),
        table: 'Auftrag',
        recommendedFor: ['project.created'],
        request: ({ url, settings }) => ({
          method: 'POST',
          url: { base: url, path: ['projects'] },
          headers: {},
          body: { kind: 'json', value: { ...settings } as JsonObject },
        }),
      },
    },
  });

/** As its maker published it first: one address, the key as an API key. */
const first = plugin(
  defineAccount({
    settings: {
      url: { type: 'string', title: title('Adresse') },
      key: { type: 'string', title: title('Schlüssel'), secret: true },
    },
    baseUrl: ({ url }) => url,
    auth: { scheme: 'apiKey', name: 'X-Key', key: 'key' },
  }),
);

/** Later: address in two parts, the key by another name, and a new setting with a default. */
const second = plugin({
  ...defineAccount({
    settings: {
      server: { type: 'string', title: title('Server') },
      tenant: { type: 'string', title: title('Mandant') },
      token: { type: 'string', title: title('Token'), secret: true },
      language: { type: 'string', title: title('Sprache'), default: 'de' },
    },
    baseUrl: ({ server, tenant }) => `${server}/${tenant}`,
    auth: { scheme: 'bearer', token: 'token' },
    headers: [{ name: 'X-Token-Copy', setting: 'token' }],
  }),
  upgrades: [
    {
      example: { url: 'https://a.example/tischler', key: 'k' },
      upgrade({ url, key, ...rest }) {
        const { origin, pathname } = new URL(String(url));
        return { ...rest, server: origin, tenant: pathname.slice(1), token: key ?? null };
      },
    },
  ],
});

const accountOf = ({ target: { account } }: typeof second): TargetAccount => {
  if (account === undefined) throw new Error('it has an account');
  return account;
};

const connection = (url: string): ConnectionInput => ({
  name: 'Dispo',
  target: 'dispo',
  settings: { url, key: 'geheim-1' },
});

async function setUp(host: Host, url: string) {
  const made = await host.connections.create(connection(url));
  await host.webhooks.create({ name: 'Projekte', event: 'project.created', connection: made.connection.id });
  return made.connection;
}

describe('settings that a newer plugin has otherwise', () => {
  it('are upgraded when they are read, secrets with them, and written back by the next save', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const before = await installation.started({}, first);
    expect(await setUp(before, receiver.url('/tischler'))).toMatchObject({ definition: { settingsVersion: 0 } });
    await before.stop();

    const host = await installation.started({}, second);
    const { version, definition } = await host.connections.get('Dispo');
    expect(version).toBe(1);
    expect(definition).toMatchObject({
      settings: {
        server: receiver.url('').replace(/\/$/, ''),
        tenant: 'tischler',
        token: { secret: true },
        language: 'de',
      },
      settingsVersion: 1,
      auth: { scheme: 'bearer', token: true },
    });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    const [call] = receiver.calls;
    expect(call).toMatchObject({ url: '/tischler/projects' });
    expect(call?.headers).toMatchObject({ authorization: 'Bearer geheim-1', 'x-token-copy': 'geheim-1' });
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ language: 'de' });

    const saved = await host.connections.update('Dispo', { ...definition, name: 'Unsere Dispo' });
    expect(saved.connection).toMatchObject({
      version: 2,
      definition: { settingsVersion: 1, settings: { token: { secret: true } } },
    });
    expect(await host.connections.check('Unsere Dispo')).toMatchObject({ ok: true });
    expect(receiver.calls.at(-1)?.headers).toMatchObject({ authorization: 'Bearer geheim-1' });
  });

  it('are refused by an older one: what is sent there waits, until the plugin is the newer one again', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const before = await installation.started({}, second);
    const { connection: made } = await before.connections.create({
      name: 'Dispo',
      target: 'dispo',
      settings: { server: receiver.url('').replace(/\/$/, ''), tenant: 'tischler', token: 'geheim-1' },
    });
    await before.webhooks.create({ name: 'Projekte', event: 'project.created', connection: made.id });
    await before.stop();

    const older = await installation.started({}, first);
    const parked = deliveryThatIs(older, 'parked');
    await older.publish(projectCreated());
    const { delivery, history } = await parked;
    expect(delivery).toMatchObject({ parked: 'target', attempts: 0 });
    expect(history[0]?.line.reason).toContain('newer version of the plugin of "dispo" (state 1, known here is 0)');
    const { definition, refusal } = await older.connections.get('Dispo');
    expect(refusal).toMatchObject({ code: 'SETTINGS_NEWER' });
    await expect(older.connections.check('Dispo')).rejects.toMatchObject({ code: 'SETTINGS_NEWER' });
    await expect(older.connections.update('Dispo', definition)).rejects.toMatchObject({
      facts: { problems: [{ path: '/settingsVersion', code: 'SETTINGS_OF_OTHER_VERSION' }] },
    });
    const { match, failure } = await older.explain(projectCreated(), {
      webhookId: (await older.webhooks.get('Projekte')).id,
    });
    expect(match.verdict).toBe('sends');
    expect(failure?.reason.en).toContain('newer version of the plugin');
    expect(receiver.calls).toEqual([]);
    await older.stop();

    await installation.started({}, second);
    await receiver.received(1);
  });

  it('are upgraded in a document of an older installation, too', async () => {
    await using from = new TestInstallation();
    await using to = new TestInstallation();
    const before = await from.started({}, first);
    await setUp(before, 'http://127.0.0.1:1/tischler');
    const document = await before.configuration.export({ passphrase: 'eins zwei drei vier' });
    const host = await to.started({}, second);
    await host.configuration.import(document, { passphrase: 'eins zwei drei vier' });
    expect(await host.connections.get('Dispo')).toMatchObject({
      definition: { settings: { server: 'http://127.0.0.1:1', tenant: 'tischler', token: { secret: true } } },
    });
  });

  it('that cannot be upgraded are told with the step, and can be entered again', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const before = await installation.started({}, first);
    await setUp(before, 'http://127.0.0.1:1/tischler');
    await before.stop();

    const upgrades = [{ example: {}, upgrade: (): JsonObject => JSON.parse('kaputt') as JsonObject }];
    const host = await installation.started({}, plugin({ ...accountOf(second), upgrades }));
    expect(await host.connections.get('Dispo')).toMatchObject({
      refusal: { code: 'SETTINGS_NOT_UPGRADED', text: { en: expect.stringContaining('(step 1)') as string } },
    });
    const settings = { server: receiver.url('').replace(/\/$/, ''), tenant: 'neu', token: 'geheim-2' };
    await host.connections.update('Dispo', { name: 'Dispo', target: 'dispo', settings });
    expect(await host.connections.get('Dispo')).not.toHaveProperty('refusal');
    expect(await host.connections.check('Dispo')).toMatchObject({ ok: true });
  });
});
