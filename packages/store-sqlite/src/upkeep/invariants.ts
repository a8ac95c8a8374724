import type { LocalizedText } from '@eilbote/contract';

/** A rule that holds in every committed state. */
export interface Invariant {
  readonly rule: string;
  /** What is wrong where it does not hold. */
  readonly text: LocalizedText;
  /** Gives the ids that break it. */
  readonly sql: string;
}

const countersBehind = ['event', 'delivery', 'history']
  .map((table) => `SELECT '${table}' FROM counter WHERE ${table} < (SELECT coalesce(max(sequence), 0) FROM ${table})`)
  .join(' UNION ALL ');

/** What the engine relies on, beyond what the columns say themselves. */
export const invariants: readonly Invariant[] = [
  {
    rule: 'deliveryHasEvent',
    text: { de: 'Zustellungen ohne Ereignis.', en: 'Deliveries without an event.' },
    sql: 'SELECT id FROM delivery WHERE event NOT IN (SELECT sequence FROM event)',
  },
  {
    rule: 'unmatchedHasEvent',
    text: { de: 'Vorgemerkte Ereignisse, die es nicht gibt.', en: 'Events noted for matching that do not exist.' },
    sql: 'SELECT event FROM unmatched WHERE event NOT IN (SELECT sequence FROM event)',
  },
  {
    rule: 'contentHasDelivery',
    text: { de: 'Gesendete Inhalte ohne Zustellung.', en: 'Contents that were sent, without a delivery.' },
    sql: `SELECT delivery FROM frozen_request WHERE delivery NOT IN (SELECT sequence FROM delivery)
      UNION ALL SELECT delivery FROM corrected_event WHERE delivery NOT IN (SELECT sequence FROM delivery)`,
  },
  {
    rule: 'historyHasDelivery',
    text: { de: 'Einträge des Verlaufs ohne ihre Zustellung.', en: 'Entries of the history without their delivery.' },
    sql: `SELECT sequence FROM history
      WHERE delivery IS NOT NULL AND delivery NOT IN (SELECT id FROM delivery)`,
  },
  {
    rule: 'webhookHasVersion',
    text: { de: 'Webhooks ohne ihre Fassung.', en: 'Webhooks without their version.' },
    sql: `SELECT id FROM webhook WHERE NOT EXISTS
      (SELECT 1 FROM webhook_version AS saved WHERE saved.webhook = webhook.id AND saved.version = webhook.version)`,
  },
  {
    rule: 'webhookHasConnection',
    text: { de: 'Webhooks, deren Verbindung es nicht gibt.', en: 'Webhooks whose connection does not exist.' },
    sql: `SELECT id FROM webhook WHERE deleted_at IS NULL AND connection IS NOT NULL
      AND connection NOT IN (SELECT id FROM connection)`,
  },
  {
    rule: 'countersAhead',
    text: { de: 'Zähler, die hinter dem Gezählten zurückliegen.', en: 'Counters that are behind what they count.' },
    sql: `${countersBehind}
      UNION ALL SELECT 'logged' FROM counter WHERE logged > history
      UNION ALL SELECT 'revision' FROM counter WHERE revision < (SELECT coalesce(max(revision), 0) FROM webhook_version)`,
  },
  {
    rule: 'stateFits',
    text: {
      de: 'Zustellungen, deren Angaben nicht zu ihrem Zustand passen.',
      en: 'Deliveries whose properties do not fit their state.',
    },
    sql: `SELECT id FROM delivery
      WHERE state NOT IN ('waiting', 'sending', 'delivered', 'failed', 'skipped', 'cancelled')
        OR (state = 'sending') <> (lease IS NOT NULL)
        OR (due IS NOT NULL AND state <> 'waiting')
        OR (state = 'waiting' AND due IS NULL AND coalesce(blocked, 0) <> 1 AND coalesce(parked, '') <> 'inactive')
        OR (blocked IS NOT NULL AND state NOT IN ('waiting', 'sending', 'failed'))`,
  },
  {
    rule: 'lineHasHead',
    text: {
      de: 'Reihenfolgen ohne eine erste oder mit mehreren ersten Zustellungen.',
      en: 'Orders with no first delivery, or with several.',
    },
    sql: `SELECT order_key FROM delivery WHERE blocked IS NOT NULL GROUP BY order_key HAVING sum(blocked = 0) <> 1`,
  },
];
