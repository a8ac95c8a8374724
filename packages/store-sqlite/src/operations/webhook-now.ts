import type { WebhookStatus } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

/** What decides about the deliveries of a webhook in the moment of a commit. */
export interface WebhookNow {
  readonly status: WebhookStatus | 'deleted';
  /** Absent where it was never saved. */
  readonly lane?: string;
  /** Id of the connection it uses; absent where it uses none. */
  readonly connection?: string;
  /** A delivery that fails may keep its order key closed. */
  readonly holdsOrder: boolean;
}

/** A webhook that was never saved counts as active. */
export type FindWebhookNow = (webhook: string) => WebhookNow;

const neverSaved: WebhookNow = { status: 'active', holdsOrder: true };

/** Kept as long as the configuration revision stands: every change raises it, and only a rollback lowers it. */
export function webhookNow({ prepare, counters }: Connection): FindWebhookNow {
  const select = prepare('SELECT status, lane, holds_order, deleted_at, connection FROM webhook WHERE id = ?');
  const known = new Map<string, WebhookNow>();
  let [revision, rollbacks] = [-1, -1];
  return (webhook) => {
    if (revision !== counters.revision || rollbacks !== counters.rollbacks) known.clear();
    ({ revision, rollbacks } = counters);
    const found = known.get(webhook);
    if (found !== undefined) return found;
    const row = select.first<WebhookColumns>(webhook);
    const now = row === undefined ? neverSaved : fromRow(...row);
    known.set(webhook, now);
    return now;
  };
}

type WebhookColumns = readonly [
  status: WebhookStatus,
  lane: string,
  holdsOrder: number,
  deletedAt: number | null,
  connection: string | null,
];

function fromRow(...[status, lane, holdsOrder, deletedAt, connection]: WebhookColumns): WebhookNow {
  if (deletedAt !== null) return { status: 'deleted', holdsOrder: false };
  return { status, lane, holdsOrder: holdsOrder === 1, ...(connection === null ? {} : { connection }) };
}
