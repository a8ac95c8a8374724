import { defineAccount, defineTargetSystem } from '@eilbote/contract';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import type { ConfigurationDocument, Host, JsonObject } from '@eilbote/core';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const passphrase = 'drei zufällige Wörter';
const otherKey = { secrets: { key: '6'.repeat(64) } };
const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const title = (text: string) => ({ de: text, en: text });
const dispo = defineTargetSystem({
  id: 'dispo',
  title: title('Dispo'),
  account: defineAccount({
    settings: {
      tenant: { type: 'string', title: title('Mandant') },
      apiKey: { type: 'string', title: title('Schlüssel'), secret: true },
    },
    baseUrl: ({ tenant }) => `https://dispo.example/${tenant}`,
    auth: { scheme: 'bearer', token: 'apiKey' },
  }),
  actions: {},
});

/** A connection and two webhooks with a secret of every kind. */
async function furnish(host: Host, baseUrl = 'https://crm.example/api') {
  const { connection } = await host.connections.create({
    name: 'CRM',
    baseUrl,
    auth: { scheme: 'bearer', token: 'geheimer-token' },
    headers: [{ name: 'X-Mandant', text: '1' }],
  });
  const { webhook: shared } = await host.webhooks.create({
    name: 'Projekte ans CRM',
    event: 'project.created',
    connection: connection.id,
    path: '/projects',
    signingSecret,
  });
  const { webhook: own } = await host.webhooks.create(
    onProjectCreated('https://lager.example/hook', {
      name: 'Lager',
      attributes: [
        { name: 'quelle', text: 'ERP' },
        { name: 'token', secret: 'lager-geheim' },
      ],
      headers: [{ name: 'X-Key', secret: 'kopf-geheim' }],
      proxy: { url: 'http://127.0.0.1:3128', user: 'erp', password: 'proxy-geheim' },
      order: 'record',
      active: false,
    }),
  );
  return { connection, shared, own };
}

const changes = (entries: readonly { name: string; change: string }[]) =>
  entries.map(({ name, change }) => `${name}: ${change}`);
const asFile = (document: ConfigurationDocument): ConfigurationDocument =>
  JSON.parse(JSON.stringify(document)) as ConfigurationDocument;
const edited = (document: ConfigurationDocument, name: string, change: JsonObject): ConfigurationDocument => {
  const edit = (entry: ConfigurationDocument['webhooks'][number]) =>
    entry.definition['name'] === name ? { ...entry, definition: { ...entry.definition, ...change } } : entry;
  const { connections, webhooks } = document;
  return asFile({ ...document, connections: connections.map(edit), webhooks: webhooks.map(edit) });
};

describe('an export', () => {
  it('holds no secret unless it is asked for, and none in clear then', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await furnish(host);
    const plain = await host.configuration.export();
    const sealed = await host.configuration.export({ passphrase });
    expect(plain.secrets).toBeUndefined();
    for (const text of [JSON.stringify(plain), JSON.stringify(sealed)]) {
      expect(text).not.toMatch(/geheim|whsec_/);
      expect(text).toContain('https://lager.example/hook');
    }
    expect(plain.webhooks.map(({ definition }) => definition['name'])).toEqual(['Projekte ans CRM', 'Lager']);
    await expect(host.configuration.export({ passphrase: 'kurz' })).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
    });
  });

  it('brings the connections of the webhooks that are asked for along, and no others', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { own, shared, connection } = await furnish(host);
    const one = await host.configuration.export({ webhooks: [own.id] });
    expect([one.webhooks.length, one.connections.length]).toEqual([1, 0]);
    const other = await host.configuration.export({ webhooks: [shared.id] });
    expect(other.connections.map(({ id }) => id)).toEqual([connection.id]);
  });

  it('is refused where the key is missing, instead of taking masks for addresses', async () => {
    await using installation = new TestInstallation();
    const first = await installation.started();
    await furnish(first);
    await first.stop();
    const host = await installation.started(otherKey);
    await expect(host.configuration.export()).rejects.toMatchObject({ code: 'SECRETS_KEY_WRONG' });
  });
});

describe('an import', () => {
  it('finds everything as it is where nothing has changed, secrets too, and saves nothing', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await furnish(host);
    await host.webhooks.rotateSigningSecret('Projekte ans CRM');
    for (const given of [{}, { passphrase }]) {
      const document = asFile(await host.configuration.export(given));
      const { entries, cancelled } = await host.configuration.import(document, given);
      expect(changes(entries)).toEqual(['CRM: same', 'Projekte ans CRM: same', 'Lager: same']);
      expect(entries.flatMap(({ differences }) => differences)).toEqual([]);
      expect(cancelled).toBe(0);
    }
    expect(await host.webhooks.get('Projekte ans CRM')).toMatchObject({ version: 2 });
  });

  it('takes everything to another installation, where it works with its secrets under another key', async () => {
    await using receiver = await fakeReceiver();
    await using source = new TestInstallation();
    await using target = new TestInstallation();
    const from = await source.started();
    const { shared, connection } = await furnish(from, receiver.url(''));
    const document = asFile(await from.configuration.export({ passphrase }));
    const to = await target.started(otherKey);
    const { entries } = await to.configuration.import(document, { passphrase });
    expect(changes(entries)).toEqual(['CRM: new', 'Projekte ans CRM: new', 'Lager: new']);
    expect(await to.webhooks.get(shared.id)).toMatchObject({ version: 1, definition: { connection: connection.id } });

    const delivered = deliveryThatIs(to, 'delivered');
    await to.publish(projectCreated());
    await delivered;
    expect(receiver.calls[0]?.headers).toMatchObject({ authorization: 'Bearer geheimer-token', 'x-mandant': '1' });
    expect(receiver.calls[0]?.headers['webhook-signature']).toMatch(/^v1,/);
    const [first, second] = [await from.configuration.export(), await to.configuration.export()];
    expect([second.webhooks, second.connections]).toEqual([first.webhooks, first.connections]);
    const again = await to.configuration.import(document, { passphrase });
    expect(changes(again.entries)).toEqual(['CRM: same', 'Projekte ans CRM: same', 'Lager: same']);
  });

  it('takes the settings of a target system along, and works out there what follows from them', async () => {
    await using source = new TestInstallation();
    await using target = new TestInstallation();
    const from = await source.started({}, dispo);
    const settings = { tenant: 'tischler', apiKey: 'schluessel-geheim' };
    const { connection } = await from.connections.create({ name: 'Dispo', target: 'dispo', settings });
    const document = asFile(await from.configuration.export({ passphrase }));
    expect(document.connections[0]?.definition).toMatchObject({
      settings: { tenant: 'tischler', apiKey: { secret: true } },
    });
    expect(Object.keys(document.connections[0]?.definition ?? {})).not.toContain('auth');
    expect(changes(await from.configuration.compare(document, { passphrase }))).toEqual(['Dispo: same']);
    const to = await target.started(otherKey, dispo);
    await to.configuration.import(document, { passphrase });
    expect((await to.connections.get(connection.id)).definition).toMatchObject({
      baseUrl: 'https://dispo.example/tischler',
      auth: { scheme: 'bearer', token: true },
    });
    expect(changes(await to.configuration.compare(document, { passphrase }))).toEqual(['Dispo: same']);
    const other = edited(document, 'Dispo', { settings: { tenant: 'glaser', apiKey: { secret: true } } });
    const [entry] = await to.configuration.compare(other, { passphrase });
    expect(entry?.differences).toContainEqual({ path: '/settings/tenant', before: 'tischler', after: 'glaser' });
    expect(JSON.stringify(entry)).not.toContain('geheim');
  });

  it('tells value by value what changes, with secrets masked and connections by their names', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await furnish(host);
    const { connection: other } = await host.connections.create({ name: 'ERP 2', baseUrl: 'https://erp2.example' });
    const document = edited(
      edited(await host.configuration.export(), 'Lager', {
        url: 'https://lager.example/neu',
        attributes: [
          { name: 'token', part: 'json', secret: 'anderes-geheimnis' },
          { name: 'jahr', part: 'json', text: '2026' },
        ],
      }),
      'Projekte ans CRM',
      { connection: other.id, retryAfterSeconds: [5] },
    );
    const entries = await host.configuration.compare(document);
    const told = Object.fromEntries(entries.map(({ name, differences }) => [name, differences]));
    expect(told['Lager']).toEqual([
      { path: '/attributes/quelle', before: { name: 'quelle', text: 'ERP', part: 'json' } },
      { path: '/attributes/token/secret', before: '•••', after: '••• (new)' },
      { path: '/attributes/jahr', after: { name: 'jahr', part: 'json', text: '2026' } },
      { path: '/url', before: 'https://lager.example/hook', after: 'https://lager.example/neu' },
    ]);
    expect(told['Projekte ans CRM']).toEqual([
      { path: '/connection', before: 'CRM', after: 'ERP 2' },
      { path: '/retryAfterSeconds', before: [5, 300, 1800, 7200, 18_000, 36_000, 36_000], after: [5] },
    ]);
    expect(JSON.stringify(entries)).not.toContain('geheim');
    expect(await host.webhooks.get('Lager'), 'comparing saves nothing').toMatchObject({ version: 1 });
  });

  it('goes by the id, then by the name, and gives the id of a deleted webhook to nobody', async () => {
    await using source = new TestInstallation();
    await using target = new TestInstallation();
    const from = await source.started();
    const { webhook } = await from.webhooks.create(onProjectCreated('https://a.example/x', { name: 'Lager' }));
    const document = asFile(await from.configuration.export());
    const to = await target.started();
    const { webhook: here } = await to.webhooks.create(onProjectCreated('https://b.example/x', { name: 'Lager' }));
    const [byName] = (await to.configuration.import(document)).entries;
    expect(byName).toMatchObject({ id: here.id, foundBy: 'name', change: 'changed' });
    expect(await to.webhooks.get(here.id)).toMatchObject({ version: 2, definition: { url: 'https://a.example/x' } });

    await to.webhooks.update(here.id, onProjectCreated('https://b.example/x', { name: 'Halle' }));
    const [asNew] = (await to.configuration.import(document)).entries;
    expect(asNew).toMatchObject({ id: webhook.id, change: 'new' });
    await to.webhooks.update(webhook.id, onProjectCreated('https://a.example/x', { name: 'Umbenannt' }));
    const [byId] = await to.configuration.compare(document);
    expect(byId).toMatchObject({ id: webhook.id, foundBy: 'id', change: 'changed', name: 'Lager' });

    await to.webhooks.delete(webhook.id);
    const [anew] = (await to.configuration.import(document)).entries;
    expect(anew?.change).toBe('new');
    expect(anew?.id).not.toBe(webhook.id);
  });

  it('names the problems of all entries at once, and saves none of them', async () => {
    await using source = new TestInstallation();
    await using target = new TestInstallation();
    const from = await source.started();
    const { own } = await furnish(from);
    const plain = await from.configuration.export();
    const twice = { id: own.id, definition: { name: 'Zweimal', event: 'project.crated', url: 'nirgends' } };
    const document = { ...asFile(plain), webhooks: [...plain.webhooks, twice] };
    const to = await target.started();
    const failed = to.configuration.import(document);
    await expect(failed).rejects.toMatchObject({ code: 'IMPORT_INVALID' });
    await expect(failed).rejects.toThrow(/connection "CRM"[^]*webhook "Lager"[^]*\/attributes\/1\/secret[^]*Zweimal/);
    const problems = (await to.configuration.compare(document)).map((entry) => entry.problems.map(({ code }) => code));
    expect(problems).toEqual([
      ['SECRET_MISSING'],
      ['SECRET_MISSING'],
      ['SECRET_MISSING', 'SECRET_MISSING', 'SECRET_MISSING'],
      ['IMPORT_ENTRY_TWICE', 'EVENT_TYPE_UNKNOWN', 'URL_INVALID'],
    ]);
    expect(await to.webhooks.list()).toEqual([]);
    expect(await to.connections.list()).toEqual([]);
  });

  it('moves webhooks and connections to other receivers with the secrets of the file only', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await furnish(host);
    const document = await host.configuration.export({ passphrase });
    const moved = edited(edited(document, 'CRM', { baseUrl: 'https://crm.example.org' }), 'Lager', {
      url: 'https://lager.example.org/hook',
    });
    const kept = await host.configuration.compare(moved, { withoutSecrets: true });
    expect(kept.map(({ problems }) => problems.map(({ path, code }) => `${path} ${code}`))).toEqual([
      ['/auth/token SECRET_OF_OTHER_RECEIVER'],
      [],
      ['/headers/0/secret SECRET_OF_OTHER_RECEIVER', '/attributes/1/secret SECRET_OF_OTHER_RECEIVER'],
    ]);
    const { entries } = await host.configuration.import(moved, { passphrase });
    expect(changes(entries)).toEqual(['CRM: changed', 'Projekte ans CRM: same', 'Lager: changed']);
  });

  it('takes a secret that somebody has written into the file', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://a.example/x', { name: 'A' }));
    const headers = [{ name: 'X-Key', secret: 'von-hand' }];
    const document = edited(await host.configuration.export(), 'A', { headers });
    const { entries } = await host.configuration.import(document);
    expect(entries[0]?.differences).toEqual([
      { path: '/headers/X-Key', after: { name: 'X-Key', secret: '••• (new)' } },
    ]);
    const { definition } = await host.webhooks.get(webhook.id);
    expect(definition.headers).toEqual([{ name: 'X-Key', secret: true }]);
  });

  it('decides about deliveries that wait as a save does', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    receiver.answer = 503;
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/x'), { name: 'A' }));
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    await postponed;
    const document = edited(await host.configuration.export(), 'A', { url: receiver.url('/y') });
    const [entry] = await host.configuration.compare(document);
    expect(entry?.waiting).toEqual({ untried: 0, tried: 1, held: 0 });
    const { cancelled } = await host.configuration.import(document, { waiting: 'cancel' });
    expect(cancelled).toBe(1);
    expect((await host.deliveries.list({ webhook: webhook.id })).rows).toMatchObject([
      { state: 'cancelled', reason: 'webhookChanged' },
    ]);
  });

  it('makes new webhooks inactive where that is wanted, and leaves the others as they are', async () => {
    await using source = new TestInstallation();
    await using target = new TestInstallation();
    const from = await source.started();
    for (const name of ['A', 'B']) await from.webhooks.create(onProjectCreated('https://a.example/x', { name }));
    const document = asFile(await from.configuration.export());
    const to = await target.started();
    await to.webhooks.create(onProjectCreated('https://a.example/x', { name: 'A' }));
    await to.configuration.import(document, { newInactive: true });
    const status = (await to.webhooks.list()).map(({ definition, status: is }) => [definition.name, is]);
    expect(Object.fromEntries(status)).toEqual({ A: 'active', B: 'inactive' });
  });

  it('needs the right passphrase, unless the secrets are left alone', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await furnish(host);
    const document = asFile(await host.configuration.export({ passphrase }));
    const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;
    await expect(host.configuration.compare(document)).rejects.toEqual(code('EXPORT_PASSPHRASE_NEEDED'));
    await expect(host.configuration.compare(document, { passphrase: 'eine andere Passphrase' })).rejects.toEqual(
      code('PASSPHRASE_WRONG'),
    );
    const entries = await host.configuration.compare(document, { withoutSecrets: true });
    expect(changes(entries)).toEqual(['CRM: same', 'Projekte ans CRM: same', 'Lager: same']);
  });

  it.each([
    ['a list', [], 'EXPORT_UNREADABLE'],
    ['another document', { events: [] }, 'EXPORT_UNREADABLE'],
    ['a newer form', { eilbote: 'configuration', v: 2 }, 'EXPORT_NEWER'],
    ['an entry without definition', { eilbote: 'configuration', v: 1, webhooks: [{ id: 'x' }] }, 'EXPORT_UNREADABLE'],
    [
      'a lock that would fill the memory',
      {
        eilbote: 'configuration',
        v: 1,
        secrets: {
          cipher: 'aes-256-gcm',
          key: { derivedBy: 'scrypt', N: 2 ** 30, r: 8, p: 1 },
          salt: 'AA==',
          nonce: 'AA==',
          content: 'AA==',
        },
      },
      'SECRETS_DAMAGED',
    ],
  ])('refuses %s', async (_what, document, code) => {
    await using installation = new TestInstallation();
    const host = await installation.started({ dispatch: false });
    await expect(host.configuration.import(document, { passphrase })).rejects.toMatchObject({ code });
  });

  it('gives no prototype away to what stands in a file', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({ dispatch: false });
    const entry =
      '{"id":"__proto__","definition":{"name":"A","event":"project.created","url":"https://a.example/","__proto__":{"x":1}}}';
    const document: unknown = JSON.parse(`{"eilbote":"configuration","v":1,"webhooks":[${entry}]}`);
    await expect(host.configuration.import(document)).rejects.toMatchObject({ code: 'IMPORT_INVALID' });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
