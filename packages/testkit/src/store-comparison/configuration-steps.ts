import fc from 'fast-check';
import { anEntry, aPause, aStatusChange, aWebhook } from '../store-conformance/producers.ts';
import { step } from './step.ts';
import { lane, status, waiting, webhook } from './values.ts';

export const saveWebhook = fc
  .record({
    id: webhook,
    wrongVersion: fc.constantFrom(false, false, false, true),
    lane,
    status,
    waiting,
    endsOrder: fc.boolean(),
    holdsOrder: fc.boolean(),
    connection: fc.constantFrom(null, 'c1', 'c2'),
  })
  .map(({ wrongVersion, ...save }) =>
    step(
      `saveWebhook ${JSON.stringify(save)}`,
      ({ now, versions }) => {
        const previousVersion = (versions.get(save.id) ?? 0) + Number(wrongVersion);
        return (store) => store.saveWebhook(aWebhook({ ...save, previousVersion, at: now }));
      },
      ({ versions }, answer) => {
        const { version } = answer as { readonly version?: number };
        if (version !== undefined) versions.set(save.id, version);
      },
    ),
  );

export const setWebhookStatus = fc
  .record({ id: webhook, status, waiting, reason: fc.constant('by hand') }, { requiredKeys: ['id', 'status'] })
  .map((change) =>
    step(`setWebhookStatus ${JSON.stringify(change)}`, ({ now }) => {
      return (store) => store.setWebhookStatus(aStatusChange({ ...change, at: now }));
    }),
  );

export const deleteWebhook = webhook.map((id) =>
  step(
    `deleteWebhook ${id}`,
    ({ now }) =>
      (store) =>
        store.deleteWebhook(aStatusChange({ id, at: now })),
  ),
);

const connection = fc.tuple(fc.constantFrom('c1', 'c2'), fc.integer({ min: 0, max: 2 }), fc.boolean());
export const connections = connection.map(([id, previousVersion, removes]) =>
  step(`${removes ? 'delete' : 'save'}Connection ${id} ${previousVersion}`, ({ now }) => {
    const save = { id, previousVersion, definition: `${now}`, at: now, entry: anEntry('connection.saved') };
    const removal = { id, entry: anEntry('connection.deleted') };
    return (store) => (removes ? store.deleteConnection(removal) : store.saveConnection(save));
  }),
);

export const setPause = fc.record({ lane: fc.option(lane), paused: fc.boolean() }).map((change) =>
  step(`${change.paused ? 'pause' : 'resume'} ${change.lane ?? 'everything'}`, ({ now }) => {
    return (store) => store.setPause(aPause({ ...change, at: now, reason: `at ${now}` }));
  }),
);
/** Versions are right mostly, so that something is saved. */
export const saveConfiguration = fc
  .record({
    ids: fc.uniqueArray(webhook, { maxLength: 3 }),
    off: fc.constantFrom(0, 0, 0, 1),
    connection: fc.option(fc.tuple(fc.constantFrom('c1', 'c2'), fc.integer({ min: 0, max: 2 })), { nil: undefined }),
    lane,
    status,
    waiting,
  })
  .map(({ ids, off, connection: of, lane: to, status: as, waiting: choice }) =>
    step(
      `saveConfiguration ${ids.join(' ')} ${of?.join(' ')} ${off} ${choice}`,
      ({ now, versions }) => {
        const webhooks = ids.map((id) => {
          const previousVersion = (versions.get(id) ?? 0) + off;
          return aWebhook({ id, lane: to, status: as, waiting: choice, previousVersion, at: now });
        });
        const saves = of === undefined ? [] : [of];
        const savedConnections = saves.map(([id, previousVersion]) => {
          return { id, previousVersion, definition: `${now}`, at: now, entry: anEntry('connection.saved') };
        });
        return (store) => store.saveConfiguration({ connections: savedConnections, webhooks });
      },
      ({ versions }, answer) => {
        const { kind, id, version } = answer as { kind: string; id?: string; version?: number };
        if (kind === 'saved') for (const one of ids) versions.set(one, (versions.get(one) ?? 0) + 1);
        else if (id?.startsWith('w') && version !== undefined && version > 0) versions.set(id, version);
      },
    ),
  );

const thing = fc.record({
  account: fc.constant('connection:c1'),
  kind: fc.constantFrom('customer', 'project'),
  key: fc.constantFrom('1', '2'),
});
export const remoteIds = fc
  .tuple(thing, fc.constantFrom('a', 'b'), fc.constantFrom('lease', 'save', 'release', 'look', 'remember', 'forget'))
  .map(([one, lease, act]) =>
    step(`${act} the id of ${one.kind} ${one.key} as ${lease}`, ({ now }) => async (store) => {
      if (act === 'lease') return store.leaseRemoteId({ thing: one, lease, now, until: now + 20 });
      if (act === 'save') return store.saveRemoteId(one, lease, `${now}`, now);
      if (act === 'forget') return store.forgetRemoteId(one, (await store.remoteId(one)) ?? '');
      if (act === 'remember') return store.rememberRemoteId(one, `${now}`, now);
      return act === 'look' ? store.remoteId(one) : store.releaseRemoteId(one, lease);
    }),
  );

const tokenLease = fc.record({ connection: fc.constantFrom('c1', 'c2'), seen: fc.integer({ min: 0, max: 2 }) });
export const tokens = fc
  .tuple(tokenLease, fc.constantFrom('a', 'b'), fc.constantFrom('lease', 'save', 'release', 'look'))
  .map(([{ connection, seen }, lease, act]) =>
    step(`${act} token of ${connection} as ${lease}, seen ${seen}`, ({ now }) => async (store) => {
      if (act === 'lease') return store.leaseToken({ connection, seen, lease, now, until: now + 20 });
      if (act === 'save') return store.saveToken({ connection, version: seen, token: `${now}`, expiresAt: now, lease });
      return act === 'look' ? store.connectionToken(connection) : store.releaseToken(connection, lease);
    }),
  );
