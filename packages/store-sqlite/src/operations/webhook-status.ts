import type { WebhookStatus } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

/** Tells whether a webhook may get deliveries. One that was never saved counts as active. */
export type WebhookStatusNow = (webhook: string) => WebhookStatus | 'deleted';

/** Kept as long as the configuration revision stands: every change of a status raises it. */
export function webhookStatus({ prepare, counters }: Connection): WebhookStatusNow {
  const select = prepare('SELECT status, deleted_at FROM webhook WHERE id = ?');
  const known = new Map<string, WebhookStatus | 'deleted'>();
  let revision = -1;
  return (webhook) => {
    if (revision !== counters.revision) known.clear();
    revision = counters.revision;
    const found = known.get(webhook);
    if (found !== undefined) return found;
    const [saved, deletedAt] = select.first<[WebhookStatus, number | null]>(webhook) ?? ['active' as const, null];
    const status = deletedAt === null ? saved : 'deleted';
    known.set(webhook, status);
    return status;
  };
}
