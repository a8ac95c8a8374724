import { defineAccount, defineAction, defineTargetSystem } from '@eilbote/contract';
import type { ConnectionInput, Host, WebhookInput } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });

/** A target system as its maker writes it: an account, one action by which a project comes there, one that closes it. */
const dispo = defineTargetSystem({
  id: 'dispo',
  title: title('Dispo'),
  account: defineAccount({
    settings: {
      server: { type: 'string', format: 'uri', title: title('Server'), default: 'https://api.dispo.example' },
      tenant: { type: 'string', title: title('Mandant'), minLength: 2 },
      apiKey: { type: 'string', title: title('Schlüssel'), secret: true },
    },
    baseUrl: ({ server, tenant }) => `${server}/v1/${tenant}`,
    auth: { scheme: 'apiKey', name: 'X-Dispo-Key', key: 'apiKey' },
    headers: [
      { name: 'X-Tenant', setting: 'tenant' },
      { name: 'Accept-Language', text: 'de' },
    ],
    limits: { concurrency: 2 },
  }),
  actions: {
    saveProject: defineAction({
      title: title('Projekt anlegen'),
      table: 'Auftrag',
      recommendedFor: ['project.created'],
      parameters: {
        stage: { type: 'string', title: title('Stufe'), enum: ['offer', 'won'], default: 'offer' },
        board: { type: 'integer', title: title('Tafel') },
      },
      fields: {
        number: { type: 'string', title: title('Nummer'), required: true, from: { field: 'AuftragsNr' } },
        name: { type: 'string', title: title('Name'), required: true, maxLength: 12, from: { field: 'Bauvorhaben' } },
        hours: { type: 'number', title: title('Stunden'), from: { field: 'Sollstunden' } },
        label: { type: 'string', title: title('Etikett') },
      },
      request: ({ url, values, parameters, settings }) => ({
        method: 'POST',
        url: { base: url, path: ['projects', values.number] },
        headers: {},
        body: { kind: 'json', value: { ...values, ...parameters, tenant: settings['tenant'] ?? null } },
      }),
    }),
    closeProject: defineAction({
      title: title('Projekt schließen'),
      table: 'Auftrag',
      recommendedFor: ['project.delivered'],
      confirm: { de: 'Die Aktion schließt das Projekt.', en: 'The action closes the project.' },
      request: ({ url, key = '' }) => ({ method: 'DELETE', url: { base: url, path: ['projects', key] }, headers: {} }),
    }),
  },
});

const account = (receiver: FakeReceiver, more: Partial<ConnectionInput['settings']> = {}): ConnectionInput => ({
  name: 'Unsere Dispo',
  target: 'dispo',
  settings: { server: receiver.url(''), tenant: 'tischler', apiKey: 'geheim-1', ...more },
});

const onDispo = (connection: string, more: Partial<WebhookInput> = {}): WebhookInput => ({
  name: 'Projekte',
  event: 'project.created',
  connection,
  ...more,
});

/** Path and code of every problem for which something is not saved. */
async function problemsOf(saving: Promise<unknown>): Promise<readonly string[]> {
  const error = await saving.then(
    () => undefined,
    (refusal: { facts: { problems: { path: string; code: string }[] } }) => refusal,
  );
  return (error?.facts.problems ?? []).map(({ path, code }) => `${path} ${code}`).toSorted();
}

async function connected(host: Host, receiver: FakeReceiver) {
  const { connection } = await host.connections.create(account(receiver));
  return connection;
}

describe('a connection of a target system that asks for settings', () => {
  it('leads its calls to the account, authorised, with its headers and in its limits', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id, definition } = await connected(host, receiver);
    expect(definition).toMatchObject({
      settings: { server: receiver.url(''), tenant: 'tischler', apiKey: { secret: true } },
      baseUrl: receiver.url('/v1/tischler'),
    });
    const { webhook } = await host.webhooks.create(onDispo(id));
    expect(webhook.definition).toMatchObject({ target: 'dispo', action: 'saveProject', table: 'Auftrag' });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S019', { Sollstunden: '12.5' }));
    const { history } = await delivered;
    const [call] = receiver.calls;
    expect(call).toMatchObject({ method: 'POST', url: '/v1/tischler/projects/S019' });
    expect(call?.headers).toMatchObject({ 'x-dispo-key': 'geheim-1', 'x-tenant': 'tischler', 'accept-language': 'de' });
    expect(JSON.parse(call?.body ?? '')).toEqual({
      number: 'S019',
      name: 'Küche Großm…',
      hours: 12.5,
      stage: 'offer',
      tenant: 'tischler',
    });
    const [{ line }] = history as [(typeof history)[number]];
    expect(line.fields).toEqual(['AuftragsNr', 'Bauvorhaben', 'Sollstunden']);
    expect(line.warnings).toEqual([expect.stringContaining('"Name" was cut to 12 characters')]);
    expect(JSON.stringify(history)).not.toContain('geheim-1');
  });

  it('keeps its secret when it is edited, and follows changed settings', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id, definition } = await connected(host, receiver);
    const changed = { ...definition, settings: { ...definition.settings, tenant: 'glaser' } };
    await host.connections.update(id, changed);
    await host.webhooks.create(onDispo(id));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    expect(receiver.calls[0]?.url).toBe('/v1/glaser/projects/S019');
    expect(receiver.calls[0]?.headers['x-dispo-key']).toBe('geheim-1');
    await host.stop();
    const again = await installation.started({}, dispo);
    expect((await again.connections.get(id)).definition.baseUrl).toBe(receiver.url('/v1/glaser'));
  });

  it('does not take its secret along to another server', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id, definition } = await connected(host, receiver);
    const moved = { ...definition, settings: { ...definition.settings, server: 'https://other.example' } };
    expect(await problemsOf(host.connections.update(id, moved))).toEqual(['/settings/apiKey SECRET_OF_OTHER_RECEIVER']);
    const entered = { ...moved, settings: { ...moved.settings, apiKey: 'geheim-2' } };
    expect(await host.connections.update(id, entered)).toMatchObject({ connection: { version: 2 } });
  });

  it('tells everything that is wrong with its settings at once', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const wrong = {
      ...account(receiver, { server: 'kein Server', tenant: 'x', apiKye: 'k' }),
      baseUrl: 'https://a.example',
    };
    delete (wrong.settings as { apiKey?: unknown }).apiKey;
    expect(await problemsOf(host.connections.create(wrong))).toEqual([
      '/baseUrl FOLLOWS_FROM_SETTINGS',
      '/settings/apiKey PROPERTY_MISSING',
      '/settings/apiKye PROPERTY_UNKNOWN',
      '/settings/server VALUE_INVALID',
      '/settings/tenant VALUE_EMPTY',
    ]);
    await expect(host.connections.create({ name: 'Ohne Adresse' })).rejects.toThrow(/"baseUrl" is missing/);
  });
});

describe('a webhook of an action with target fields', () => {
  it('may fill them otherwise, leave them out, and decide its parameters', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id } = await connected(host, receiver);
    await host.webhooks.create(
      onDispo(id, {
        mapping: { name: { template: '{{ AuftragsNr }}!' }, hours: 'none', label: { text: 'ERP' } },
        attributes: [
          { name: 'stage', text: 'won' },
          { name: 'board', text: '7' },
        ],
      }),
    );
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S019', { Sollstunden: 5 }));
    await delivered;
    expect(JSON.parse(receiver.calls[0]?.body ?? '')).toEqual({
      number: 'S019',
      name: 'S019!',
      label: 'ERP',
      stage: 'won',
      board: 7,
      tenant: 'tischler',
    });
  });

  it('is refused with every wrong field, parameter and missing confirmation', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id } = await connected(host, receiver);
    const wrong = onDispo(id, {
      mapping: { nmae: { text: 'x' }, number: 'none', hours: { text: 'viele' }, name: { field: 'Bauvorhabn' } },
      attributes: [
        { name: 'stage', text: 'lost' },
        { name: 'colour', text: 'red' },
      ],
    });
    expect(await problemsOf(host.webhooks.create(wrong))).toEqual([
      '/attributes/0/text TARGET_VALUE_UNFIT',
      '/attributes/1/name PARAMETER_UNKNOWN',
      '/mapping/hours/text TARGET_VALUE_UNFIT',
      '/mapping/name/field FIELD_UNKNOWN',
      '/mapping/nmae TARGET_FIELD_UNKNOWN',
      '/mapping/number TARGET_FIELD_MISSING',
    ]);
    const closing = onDispo(id, { event: 'project.delivered', action: 'closeProject' });
    await expect(host.webhooks.create(closing)).rejects.toThrow(/The action closes the project\. Confirm that/);
    await host.webhooks.create({ ...closing, confirmed: true });
    await host.webhooks.create({ ...closing, active: false });
  });

  it('translates the values of a field, and fails where nobody has said what one means', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id } = await connected(host, receiver);
    const label = { field: 'Status', lookup: { '0': 'Angebot', '5': '' } };
    const { webhook } = await host.webhooks.create(onDispo(id, { mapping: { label } }));
    const labelOf = async (Status: number | string | null) => {
      const { request, failure } = await host.explain(projectCreated('S019', { Status }), { webhookId: webhook.id });
      return failure?.reason.en ?? (JSON.parse(request?.body ?? '') as { label?: string }).label;
    };
    expect([await labelOf(0), await labelOf('0'), await labelOf(5), await labelOf(null)]).toEqual([
      'Angebot',
      'Angebot',
      undefined,
      undefined,
    ]);
    expect(await labelOf(4)).toBe(
      'For "Etikett" nobody has said what the value of "Status" means. Complete the table in the mapping of the webhook, then send the delivery again.',
    );
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated('S019', { Status: 4 }));
    expect((await failed).delivery).toMatchObject({ failure: 'BUILD_FAILED', attempts: 0 });
    expect(receiver.calls).toHaveLength(0);
    await host.webhooks.update(webhook.id, onDispo(id, { mapping: { label: { ...label, otherwise: 'Sonstiges' } } }));
    expect([await labelOf(0), await labelOf(4), await labelOf(null)]).toEqual(['Angebot', 'Sonstiges', undefined]);
    const wrong = { field: 'Statsu', lookup: { '0': 'viele', '5/6': 'zu viele', '7': '7' }, otherwise: 'mehr' };
    expect(await problemsOf(host.webhooks.create(onDispo(id, { mapping: { hours: wrong } })))).toEqual([
      '/mapping/hours/field FIELD_UNKNOWN',
      '/mapping/hours/lookup/0 TARGET_VALUE_UNFIT',
      '/mapping/hours/lookup/5~16 TARGET_VALUE_UNFIT',
      '/mapping/hours/otherwise TARGET_VALUE_UNFIT',
    ]);
    const empty = { field: 'Status', lookup: {} };
    expect(await problemsOf(host.webhooks.create(onDispo(id, { mapping: { hours: empty } })))).toEqual([
      '/mapping/hours VALUE_TYPE',
    ]);
  });

  it('fails a delivery whose required value is missing, says which, and sends nothing', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id } = await connected(host, receiver);
    await host.webhooks.create(onDispo(id));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: null } } });
    expect((await failed).delivery).toMatchObject({
      failure: 'BUILD_FAILED',
      reason: expect.stringContaining('The target system needs "Name" (from "Bauvorhaben")') as string,
    });
    expect(receiver.calls).toHaveLength(0);
  });
});

describe('a target system whose account is badly described', () => {
  it('is refused at the start with every flaw', async () => {
    await using installation = new TestInstallation();
    const bad = defineTargetSystem({
      id: 'bad',
      title: title('Bad'),
      account: {
        settings: { key: { type: 'string', title: title('Key'), secret: true } },
        baseUrl: () => 'https://bad.example',
        auth: { scheme: 'bearer', token: 'tokn' },
        headers: [{ name: 'X', setting: 'nothing' }],
      },
      actions: {},
    });
    await expect(installation.started({}, bad)).rejects.toThrow(
      /There is no setting "tokn"[^]*There is no setting "nothing"/,
    );
  });
});
