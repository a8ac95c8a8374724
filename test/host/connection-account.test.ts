import { defineAccount, defineAction, defineTargetSystem } from '@eilbote/contract';
import type { Host } from '@eilbote/core';
import { fakeReceiver, type FakeCall, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });

const account = defineAccount({
  settings: {
    server: { type: 'string', title: title('Server') },
    site: { type: 'integer', title: title('Standort'), choices: 'sites' },
  },
  optionalSettings: ['site'],
  baseUrl: ({ server }) => server,
  check: {
    request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['me'] }, headers: {} }),
    read: () => ({ name: 'Muster' }),
    sample: {},
  },
  choices: {
    stages: {
      title: title('Stufen'),
      request: ({ url, page = 1 }) => ({
        method: 'GET',
        url: { base: url, path: ['stages'], query: [['page', page]] },
        headers: {},
      }),
      read: ({ json }, { page = 1 }) => {
        const { names, more } = json as { names: string[]; more: boolean };
        const choices = names.map((name) => ({ value: name.toLowerCase(), title: name }));
        return more ? { choices, next: Number(page) + 1 } : { choices };
      },
      sample: { names: ['Offen'], more: false },
    },
    sites: {
      title: title('Standorte'),
      request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['sites'] }, headers: {} }),
      read: ({ json }) => ({ choices: json as { value: number; title: string }[] }),
      sample: [],
    },
  },
  prepare: {
    group: thing('group'),
    key: thing('key'),
  },
});

function thing(name: string) {
  return {
    title: title(name),
    find: {
      request: ({ url }: { url: string }) =>
        ({ method: 'GET', url: { base: url, path: ['things', name] }, headers: {} }) as const,
      accept: [404],
      read: ({ status, json }: { status: number; json: unknown }) => {
        if (status === 404) return 'missing';
        return json === 'wrong' ? { differs: title('ist nicht eindeutig') } : 'there';
      },
      sample: {},
    },
    create: {
      request: ({ url }: { url: string }) =>
        ({ method: 'PUT', url: { base: url, path: ['things', name] }, headers: {} }) as const,
      accept: [409],
    },
  } as const;
}

const dispo = defineTargetSystem({
  id: 'dispo',
  title: title('Dispo'),
  account,
  actions: {
    save: defineAction({
      title: title('Anlegen'),
      table: 'Auftrag',
      recommendedFor: ['project.created'],
      parameters: { stage: { type: 'string', title: title('Stufe'), choices: 'stages' } },
      fields: {
        next: { type: 'string', title: title('Folgestufe'), choices: 'stages', from: { text: 'egal' } },
      },
      request: ({ url }) => ({ method: 'POST', url: { base: url, path: ['projects'] }, headers: {} }),
    }),
  },
});

const connected = async (host: Host, receiver: FakeReceiver, more: { site?: number } = {}) =>
  (await host.connections.create({ name: 'Dispo', target: 'dispo', settings: { server: receiver.url(''), ...more } }))
    .connection;

const stages = ({ query }: FakeCall) =>
  query.get('page') === '1'
    ? { body: { names: ['Offen', 'Laufend'], more: true } }
    : { body: { names: ['Fertig'], more: false } };

describe('the choices of an account', () => {
  it('are read page by page, in the order of the account', async () => {
    await using receiver = await fakeReceiver({ answer: stages });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await connected(host, receiver);
    expect(await host.connections.choices('Dispo', 'stages')).toEqual([
      { value: 'offen', title: 'Offen' },
      { value: 'laufend', title: 'Laufend' },
      { value: 'fertig', title: 'Fertig' },
    ]);
    expect(receiver.calls.map(({ url }) => url)).toEqual(['/stages?page=1', '/stages?page=2']);
  });

  it('fail with one sentence, and end although a plugin turns pages for ever', async () => {
    await using receiver = await fakeReceiver({ answer: 503 });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id } = await connected(host, receiver);
    await expect(host.connections.choices(id, 'stages')).rejects.toMatchObject({
      code: 'ACCOUNT_CALL_FAILED',
      facts: { kind: 'answer', failure: 'HTTP_5XX' },
    });
    await expect(host.connections.choices(id, 'stagse')).rejects.toMatchObject({ facts: { meant: 'stages' } });
    receiver.answer = { body: { names: [], more: true } };
    await expect(host.connections.choices(id, 'stages')).rejects.toThrow(/more than 200 pages/);
    receiver.answer = { body: { names: [5], more: false } };
    await expect(host.connections.choices(id, 'stages')).rejects.toThrow(/cannot read the answer .*TypeError/);
    receiver.answer = { body: [{ value: null, title: 'x' }] };
    await expect(host.connections.choices(id, 'sites')).rejects.toThrow(/choices\[0\] is no value with a title/);
  });

  it('are compared with what was chosen when the connection is checked, and nowhere else', async () => {
    await using receiver = await fakeReceiver({
      answer: (call) => (call.path === '/stages' ? stages(call) : { body: [{ value: 1, title: 'Werk' }] }),
    });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { id: connection } = await connected(host, receiver, { site: 2 });
    const webhook = { name: 'Projekte', event: 'project.created', connection, action: 'save' };
    const mapping = { next: { field: 'Status', lookup: { '0': 'offen', '5': 'weg' }, otherwise: 'laufend' } };
    await host.webhooks.create({ ...webhook, attributes: [{ name: 'stage', text: 'vorbei' }], mapping });
    expect(receiver.calls).toEqual([]);
    const checked = await host.connections.check(connection);
    expect(checked.ok && checked.warnings.map(({ en }) => en)).toEqual([
      '"Standort" is set to "2", which the account does not have.',
      'Webhook "Projekte": "Stufe" is set to "vorbei", which the account does not have.',
      'Webhook "Projekte": "Folgestufe" is set to "weg", which the account does not have.',
    ]);
    receiver.answer = ({ path }) =>
      path === '/me' ? 200 : path === '/sites' ? 503 : { body: { names: [], more: false } };
    expect(await host.connections.check(connection)).toMatchObject({
      ok: true,
      warnings: { 0: { en: expect.stringContaining('answered 503') as string }, length: 5 },
    });
  });
});

describe('the preparation of an account', () => {
  /** An account that holds these things. */
  const holding = (things: Map<string, string>) =>
    fakeReceiver({
      answer({ method, path }) {
        if (method === 'PUT') things.set(path, '"made"');
        const held = things.get(path);
        return held === undefined ? 404 : { body: held };
      },
    });

  it('is shown first, creates what is missing in its order, and can be repeated', async () => {
    const things = new Map<string, string>();
    await using receiver = await holding(things);
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await connected(host, receiver);
    const states = async (dryRun: boolean) => {
      const { ready, things: found } = await host.connections.prepare('Dispo', { dryRun });
      return [ready, ...found.map(({ name, state }) => `${name} ${state}`)];
    };
    expect(await states(true)).toEqual([false, 'group missing', 'key missing']);
    expect(receiver.calls.every(({ method }) => method === 'GET')).toBe(true);
    expect(await states(false)).toEqual([true, 'group created', 'key created']);
    expect(receiver.calls.filter(({ method }) => method === 'PUT').map(({ path }) => path)).toEqual([
      '/things/group',
      '/things/key',
    ]);
    expect(await states(false)).toEqual([true, 'group there', 'key there']);
    expect(receiver.calls.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });

  it('creates nothing while something there is other than it has to be', async () => {
    const things = new Map([['/things/key', '"wrong"']]);
    await using receiver = await holding(things);
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await connected(host, receiver);
    expect(await host.connections.prepare('Dispo')).toMatchObject({
      ready: false,
      things: [{ state: 'missing' }, { state: 'differs', text: { de: 'ist nicht eindeutig' } }],
    });
    expect(receiver.calls.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('stops at what cannot be created, and looks again where somebody was faster', async () => {
    await using receiver = await fakeReceiver({ answer: ({ method }) => (method === 'GET' ? 404 : 422) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await connected(host, receiver);
    expect(await host.connections.prepare('Dispo')).toMatchObject({
      ready: false,
      things: [
        { state: 'unknown', text: { en: expect.stringContaining('answered 422') as string } },
        { state: 'missing' },
      ],
    });
    let isThere = false;
    receiver.answer = ({ method }) => {
      if (method === 'GET') return isThere ? 200 : 404;
      isThere = true;
      return 409;
    };
    expect(await host.connections.prepare('Dispo')).toMatchObject({
      ready: true,
      things: [{ state: 'there' }, { state: 'there' }],
    });
  });
});
