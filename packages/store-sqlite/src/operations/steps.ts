import type { RemoteIdLease, RemoteIdLeased, RemoteThing, StepRow } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

type StepColumns = readonly [name: string, requestHash: string, answer: string, at: number];
type RemoteColumns = readonly [id: string | null, lease: string | null, leaseUntil: number | null];

export function stepOperations({ prepare }: Connection) {
  const ofDelivery = prepare(`
    SELECT step.name, step.request_hash, step.answer, step.at
    FROM delivery JOIN step ON step.delivery = delivery.sequence WHERE delivery.id = ? ORDER BY step.number`);
  const leased = prepare("SELECT sequence FROM delivery WHERE id = ? AND lease = ? AND state = 'sending'");
  const record = prepare(`
    INSERT INTO step (delivery, number, name, request_hash, answer, at)
    VALUES (?1, (SELECT count(*) FROM step WHERE delivery = ?1), ?2, ?3, ?4, ?5) ON CONFLICT (delivery, name) DO NOTHING`);

  const thing = 'account = ? AND kind = ? AND record_key = ?';
  const find = prepare(`SELECT id, lease, lease_until FROM remote_id WHERE ${thing}`);
  const remember = prepare(`
    INSERT INTO remote_id (account, kind, record_key, id, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (account, kind, record_key)
    DO UPDATE SET id = excluded.id, at = excluded.at, lease = NULL, lease_until = NULL`);
  const forget = prepare(`DELETE FROM remote_id WHERE ${thing} AND id = ?`);
  const take = prepare(`
    INSERT INTO remote_id (account, kind, record_key, lease, lease_until, at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (account, kind, record_key)
    DO UPDATE SET lease = excluded.lease, lease_until = excluded.lease_until, at = excluded.at`);
  const save = prepare(
    `UPDATE remote_id SET id = ?, at = ?, lease = NULL, lease_until = NULL WHERE ${thing} AND lease = ?`,
  );
  const release = prepare(`UPDATE remote_id SET lease = NULL, lease_until = NULL WHERE ${thing} AND lease = ?`);

  const found = ({ account, kind, key }: RemoteThing) => find.first<RemoteColumns>(account, kind, key);

  return {
    steps: (delivery: string): readonly StepRow[] =>
      ofDelivery
        .all<StepColumns>(delivery)
        .map(([name, requestHash, answer, at]) => ({ name, requestHash, answer, at })),

    recordStep(delivery: string, lease: string, { name, requestHash, answer, at }: StepRow): boolean {
      const row = leased.first<[number]>(delivery, lease);
      if (row === undefined) return false;
      record.run(row[0], name, requestHash, answer, at);
      return true;
    },

    remoteId: (wanted: RemoteThing): string | undefined => found(wanted)?.[0] ?? undefined,

    rememberRemoteId({ account, kind, key }: RemoteThing, id: string, at: number): void {
      remember.run(account, kind, key, id, at);
    },

    forgetRemoteId({ account, kind, key }: RemoteThing, id: string): void {
      forget.run(account, kind, key, id);
    },

    leaseRemoteId({ thing: wanted, lease, now, until }: RemoteIdLease): RemoteIdLeased {
      const { account, kind, key } = wanted;
      const [id = null, , heldUntil = null] = found(wanted) ?? [];
      if (id !== null) return { kind: 'known', id };
      if (heldUntil !== null && heldUntil >= now) return { kind: 'held', until: heldUntil };
      take.run(account, kind, key, lease, until, now);
      return { kind: 'leased' };
    },

    saveRemoteId: ({ account, kind, key }: RemoteThing, lease: string, id: string, at: number): boolean =>
      save.count(id, at, account, kind, key, lease) > 0,

    releaseRemoteId({ account, kind, key }: RemoteThing, lease: string): void {
      release.run(account, kind, key, lease);
    },
  };
}
