import { defineAccount, defineTargetSystem, type Action } from '@eilbote/contract';
import type { Host } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { projectCreated, TestInstallation } from './installation.ts';

const title = (text: string) => ({ de: text, en: text });

const action = (
  name: string,
  table: string,
  recommendedFor: readonly string[],
  more: Partial<Action> = {},
): Action => ({
  title: title(name),
  table,
  recommendedFor,
  request: ({ url }: { url: string }) => ({
    method: 'POST' as const,
    url: { base: url, path: [name] },
    headers: {},
  }),
  ...more,
});

const dispo = defineTargetSystem({
  id: 'dispo',
  title: title('Dispo'),
  account: defineAccount({
    settings: { server: { type: 'string', title: title('Server') } },
    baseUrl: ({ server }) => server,
  }),
  actions: {
    saveCustomer: action('Kunde', 'Kunden', ['customer.created']),
    saveProject: action('Projekt', 'Auftrag', ['project.created', 'project.awarded']),
    close: action('Schließen', 'Auftrag', ['project.delivered'], {
      confirm: { de: 'Die Aktion schließt das Projekt.', en: 'The action closes the project.' },
    }),
  },
});

const broken = defineTargetSystem({
  ...dispo.target,
  actions: {
    ...dispo.target.actions,
    close: action('Schließen', 'Auftrag', ['project.delivered'], {
      validate: () => [{ path: '/action', code: 'NEVER', text: title('geht nie') }],
    }),
  },
});

async function connected(host: Host, server: string) {
  return (await host.connections.create({ name: 'Dispo', target: 'dispo', settings: { server } })).connection.id;
}

const namesOf = async (host: Host) => (await host.webhooks.list()).map(({ definition }) => definition.name).toSorted();

describe('connecting an account', () => {
  it('makes the recommended webhooks of the chosen events in one commit, ready to deliver', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const id = await connected(host, receiver.url(''));
    const planned = await host.connections.connect(id, { events: ['project.created'], dryRun: true });
    expect(await host.webhooks.list()).toEqual([]);
    expect(await host.connections.connect(id, { events: ['project.created'] })).toEqual(planned);
    expect(planned).toMatchObject([
      {
        name: 'Dispo: Projekt (Neues Projekt)',
        event: 'project.created',
        action: 'saveProject',
        state: 'new',
        active: true,
      },
    ]);
    await host.publish(projectCreated());
    await receiver.received(1);
    expect(receiver.calls[0]).toMatchObject({ path: '/Projekt' });
  });

  it('adds what is missing and leaves alone what is there, however it was changed', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const id = await connected(host, 'https://dispo.example');
    const [first] = await host.connections.connect(id, { events: ['customer.created'] });
    const { definition } = await host.webhooks.get(first?.id ?? '');
    await host.webhooks.update(first?.id ?? '', { ...definition, name: 'Meine Kunden', active: false });
    const all = await host.connections.connect(id);
    expect(all.map(({ event, action: of, state, active }) => [event, of, state, active])).toEqual([
      ['project.created', 'saveProject', 'new', true],
      ['project.awarded', 'saveProject', 'new', true],
      ['customer.created', 'saveCustomer', 'there', false],
      ['project.delivered', 'close', 'new', false],
    ]);
    expect(all.map(({ confirm }) => confirm?.en)).toEqual([
      undefined,
      undefined,
      undefined,
      'The action closes the project.',
    ]);
    expect((await host.connections.connect(id)).every(({ state }) => state === 'there')).toBe(true);
    expect(await namesOf(host)).toEqual([
      'Dispo: Projekt (Neues Projekt)',
      'Dispo: Projekt (Projekt erteilt)',
      'Dispo: Schließen',
      'Meine Kunden',
    ]);
  });

  it('makes each webhook once, although two do it at the same time', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const id = await connected(host, 'https://dispo.example');
    const both = await Promise.allSettled([host.connections.connect(id), host.connections.connect(id)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const one of both)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONNECT_CONFLICT' });
    expect(await host.webhooks.list()).toHaveLength(4);
    await Promise.all((await host.webhooks.list()).map((webhook) => host.webhooks.delete(webhook.id)));
    await host.connections.connect(id);
    expect(await host.webhooks.list()).toHaveLength(4);
  });

  it('makes nothing where one of them is no good, or an event has no action', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({}, broken);
    const id = await connected(host, 'https://dispo.example');
    await expect(host.connections.connect(id)).rejects.toThrow(/Dispo: Schließen: geht nie/);
    await expect(host.connections.connect(id, { events: ['project.created', 'openItem.dunned'] })).rejects.toThrow(
      /nothing for "openItem\.dunned"\. It recommends: customer\.created, project\.created/,
    );
    expect(await host.webhooks.list()).toEqual([]);
    const chosen = await host.connections.connect(id, { events: ['project.invoiced'], actions: ['saveProject'] });
    expect(chosen).toMatchObject([{ event: 'project.invoiced', action: 'saveProject', state: 'new' }]);
  });
});
