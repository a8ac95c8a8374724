import type { ConnectionSave, WebhookSave } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aConnection, anEntry, aStatusChange, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

export function configurationTests(scene: () => Scene): void {
  it('begins empty, at revision 0', async () => {
    expect(await scene().store.configuration()).toEqual({ revision: 0, webhooks: [], connections: [], pauses: [] });
  });

  it('creates a webhook and saves its next version, each a new revision', async () => {
    const { store } = scene();
    const saved = { kind: 'saved', cancelled: 0 };
    expect(await store.saveWebhook(aWebhook())).toEqual({ ...saved, version: 1, revision: 1 });
    const next = aWebhook({ previousVersion: 1, definition: '{"b":2}', lane: 'l2', connection: 'c', at: 5_000 });
    expect(await store.saveWebhook(next)).toEqual({ ...saved, version: 2, revision: 2 });
    expect(await store.configuration()).toEqual({
      revision: 2,
      connections: [],
      pauses: [],
      webhooks: [
        {
          id: 'w',
          version: 2,
          status: 'active',
          statusReason: null,
          statusAt: 2_000,
          connection: 'c',
          lane: 'l2',
          definition: '{"b":2}',
          createdAt: 2_000,
          savedAt: 5_000,
        },
      ],
    });
  });

  it('keeps every version', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook({ definition: '1' }));
    await store.saveConnection(aConnection());
    await store.saveWebhook(aWebhook({ previousVersion: 1, definition: '2', at: 5_000 }));
    const first = { webhook: 'w', version: 1, revision: 1, definition: '1', savedAt: 2_000 };
    const second = { webhook: 'w', version: 2, revision: 3, definition: '2', savedAt: 5_000 };
    expect(await store.webhookVersions('w')).toEqual([first, second]);
    expect(await store.webhookVersion('w', 1)).toEqual(first);
    expect(await store.webhookVersion('w', 3)).toBeUndefined();
    expect(await store.webhookVersions('none')).toEqual([]);
    await store.deleteWebhook(aStatusChange());
    expect(await store.webhookVersion('w', 2)).toEqual(second);
  });

  it('refuses to save over what somebody else has saved meanwhile, and changes nothing', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook());
    expect(await store.saveWebhook(aWebhook())).toEqual({ kind: 'conflict', version: 1 });
    expect(await store.saveWebhook(aWebhook({ previousVersion: 2 }))).toEqual({ kind: 'conflict', version: 1 });
    expect((await store.configuration()).revision).toBe(1);
    expect(await store.history(0, 10)).toHaveLength(1);
  });

  it('does not know a webhook that was never saved, or is deleted', async () => {
    const { store } = scene();
    const unknown = { kind: 'unknown' };
    expect(await store.saveWebhook(aWebhook({ previousVersion: 1 }))).toEqual(unknown);
    expect(await store.setWebhookStatus(aStatusChange())).toEqual(unknown);
    expect(await store.deleteWebhook(aStatusChange())).toEqual(unknown);
    await store.saveWebhook(aWebhook());
    expect(await store.deleteWebhook(aStatusChange())).toEqual({
      kind: 'saved',
      version: 1,
      revision: 2,
      cancelled: 0,
    });
    expect(await store.saveWebhook(aWebhook({ previousVersion: 1 }))).toEqual(unknown);
    expect(await store.saveWebhook(aWebhook())).toEqual(unknown);
    expect(await store.setWebhookStatus(aStatusChange())).toEqual(unknown);
    expect(await store.deleteWebhook(aStatusChange())).toEqual(unknown);
    expect(await store.configuration()).toEqual({ revision: 2, webhooks: [], connections: [], pauses: [] });
  });

  it('changes the status of a webhook, with its reason, without a new version', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook());
    const paused = aStatusChange({ status: 'paused', reason: 'Wartung' });
    expect(await store.setWebhookStatus(paused)).toEqual({ kind: 'saved', version: 1, revision: 2, cancelled: 0 });
    const status = { status: 'paused', statusReason: 'Wartung', statusAt: 3_000, savedAt: 2_000 };
    expect((await store.configuration()).webhooks).toMatchObject([status]);
    await store.saveWebhook(aWebhook({ previousVersion: 1, status: 'paused', at: 4_000 }));
    expect((await store.configuration()).webhooks).toMatchObject([{ ...status, savedAt: 4_000 }]);
    await store.saveWebhook(aWebhook({ previousVersion: 2, status: 'active', at: 5_000 }));
    const active = { status: 'active', statusReason: null, statusAt: 5_000 };
    expect((await store.configuration()).webhooks).toMatchObject([active]);
  });

  it('writes an entry for each change', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook({ entry: anEntry('saved') }));
    await store.setWebhookStatus(aStatusChange({ entry: anEntry('status') }));
    await store.saveConnection(aConnection({ entry: anEntry('connection') }));
    await store.deleteWebhook(aStatusChange({ entry: anEntry('deleted') }));
    const kinds = (await store.history(0, 10)).map(({ kind }) => kind);
    expect(kinds).toEqual(['saved', 'status', 'connection', 'deleted']);
  });

  it('creates a connection and saves its next version', async () => {
    const { store } = scene();
    expect(await store.saveConnection(aConnection())).toEqual({ kind: 'saved', version: 1, revision: 1 });
    const next = aConnection({ previousVersion: 1, definition: '2', at: 5_000 });
    expect(await store.saveConnection(next)).toEqual({ kind: 'saved', version: 2, revision: 2 });
    expect(await store.saveConnection(next)).toEqual({ kind: 'conflict', version: 2 });
    expect(await store.saveConnection(aConnection({ id: 'c2', previousVersion: 1 }))).toEqual({
      kind: 'conflict',
      version: 0,
    });
    const row = { id: 'c', version: 2, definition: '2', createdAt: 2_000, savedAt: 5_000, attention: null };
    expect(await store.configuration()).toEqual({ revision: 2, webhooks: [], connections: [row], pauses: [] });
  });

  it('deletes a connection that no webhook uses', async () => {
    const { store } = scene();
    await store.saveConnection(aConnection());
    for (const id of ['w2', 'w1']) await store.saveWebhook(aWebhook({ id, connection: 'c' }));
    const removal = { id: 'c', entry: anEntry('connection.deleted') };
    expect(await store.deleteConnection(removal)).toEqual({ usedBy: ['w1', 'w2'] });
    await store.saveWebhook(aWebhook({ id: 'w1', previousVersion: 1, connection: null }));
    await store.deleteWebhook(aStatusChange({ id: 'w2' }));
    expect(await store.deleteConnection(removal)).toEqual({ usedBy: [] });
    expect(await store.configuration()).toMatchObject({ revision: 6, connections: [] });
    expect(await store.deleteConnection(removal)).toEqual({ usedBy: [] });
    expect((await store.configuration()).revision).toBe(6);
    const told = (await store.history(0, 10)).filter(({ kind }) => kind === 'connection.deleted');
    expect(told).toHaveLength(1);
  });

  it('saves connections and webhooks together, the connections first', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook());
    const save = {
      connections: [aConnection({ entry: anEntry('connection') })],
      webhooks: [
        aWebhook({ previousVersion: 1, connection: 'c', entry: anEntry('changed') }),
        aWebhook({ id: 'w2', entry: anEntry('new') }),
      ],
    };
    expect(await store.saveConfiguration(save)).toEqual({ kind: 'saved', revision: 4, cancelled: 0 });
    const { webhooks, connections } = await store.configuration();
    expect(webhooks).toMatchObject([
      { id: 'w', version: 2, connection: 'c' },
      { id: 'w2', version: 1 },
    ]);
    expect(connections).toMatchObject([{ id: 'c', version: 1 }]);
    const kinds = (await store.history(1, 10)).map(({ kind }) => kind);
    expect(kinds).toEqual(['connection', 'changed', 'new']);
    const nothing = { connections: [], webhooks: [] };
    expect(await store.saveConfiguration(nothing)).toEqual({ kind: 'saved', revision: 4, cancelled: 0 });
  });

  it('saves nothing of what belongs together where one of it was saved or deleted meanwhile', async () => {
    const { store } = scene();
    await store.saveConnection(aConnection());
    await store.saveWebhook(aWebhook());
    await store.saveWebhook(aWebhook({ id: 'gone' }));
    await store.deleteWebhook(aStatusChange({ id: 'gone' }));
    const before = await store.configuration();
    const [other, next] = [aConnection({ id: 'c2' }), aWebhook({ previousVersion: 1 })];
    const conflict = (id: string, version: number) => ({ kind: 'conflict', id, version });
    const together = (connections: readonly ConnectionSave[], webhooks: readonly WebhookSave[]) =>
      store.saveConfiguration({ connections, webhooks });
    expect(await together([other, aConnection()], [next])).toEqual(conflict('c', 1));
    expect(await together([other], [next, aWebhook({ id: 'w3', previousVersion: 1 })])).toEqual(conflict('w3', 0));
    expect(await together([other], [next, aWebhook({ id: 'gone' })])).toEqual(conflict('gone', 0));
    expect(await together([other], [aWebhook()])).toEqual(conflict('w', 1));
    expect(await store.configuration()).toEqual(before);
    expect(await store.history(0, 10)).toHaveLength(4);
  });
}
