import type { WebhookAsOf, WebhookStatusRow } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

export type RecordStatus = (
  webhook: string,
  change: Pick<WebhookStatusRow, 'status' | 'at'> & { readonly reason?: string | undefined },
) => void;

type StatusColumns = readonly [revision: number, status: WebhookStatusRow['status'], reason: string | null, at: number];

/** What each webhook did at which configuration revision. */
export function webhookStatuses({ prepare, counters }: Connection) {
  const insert = prepare(`
    INSERT INTO webhook_status (webhook, revision, status, reason, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (webhook, revision) DO UPDATE SET status = excluded.status, reason = excluded.reason, at = excluded.at`);
  const isKnown = prepare('SELECT 1 FROM webhook_version WHERE webhook = ? AND version = 1');
  const version = prepare(`
    SELECT version, revision, definition, saved_at FROM webhook_version WHERE webhook = ? AND revision <= ?
    ORDER BY version DESC LIMIT 1`);
  const status = prepare(`
    SELECT revision, status, reason, at FROM webhook_status WHERE webhook = ? AND revision <= ?
    ORDER BY revision DESC LIMIT 1`);

  /** The change belongs to the present revision. */
  const recordStatus: RecordStatus = (webhook, { status: to, reason, at }) => {
    insert.run(webhook, counters.revision, to, reason ?? null, at);
  };

  return {
    recordStatus,
    webhookAsOf(webhook: string, asOf: number): WebhookAsOf | undefined {
      if (isKnown.first(webhook) === undefined) return undefined;
      const saved = version.first<[version: number, revision: number, definition: string, savedAt: number]>(
        webhook,
        asOf,
      );
      const row = status.first<StatusColumns>(webhook, asOf);
      return {
        version: saved
          ? { webhook, version: saved[0], revision: saved[1], definition: saved[2], savedAt: saved[3] }
          : null,
        status: row ? { revision: row[0], status: row[1], reason: row[2], at: row[3] } : null,
      };
    },
  };
}
