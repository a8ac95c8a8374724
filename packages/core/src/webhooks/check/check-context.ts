import type { EilboteError, EventType, Table } from '@eilbote/contract';
import type { ConnectionDefinition } from '../definition.ts';
import type { Known } from '../known.ts';
import type { SecretReceivers } from '../secret-receivers.ts';

/** What a definition is checked against. */
export interface CheckContext extends Known {
  readonly connections: readonly { readonly id: string; readonly definition: ConnectionDefinition }[];
  /** Hint of the network guard: why a call to this URL would be refused. */
  judgeUrl?(url: string): EilboteError | undefined;
  /** The same of a proxy that a webhook or connection names. */
  judgeProxy?(url: string): EilboteError | undefined;
  /**
   * Whether a secret is stored for this slot, so that `true` can keep it. Left out where a saved definition is checked
   * again: its secrets are there.
   */
  keepsSecret?(slot: string): boolean;
  /** Whom the stored secrets were entered for: no other gets them without their being entered again. */
  readonly keptFor?: SecretReceivers;
  /** Whether a secret that is kept was given all the same, so that its author knows it. */
  isGiven?(slot: string): boolean;
  /** Names of the webhooks that send secrets of their own over the connection that is checked. */
  readonly secretsOfWebhooks?: readonly string[];
  /** The signing secret that `true` keeps was made for a header of its own, not for Standard Webhooks. */
  readonly keptSignatureHeader?: boolean;
  /** Names that others of the same kind have; left out where a saved definition is checked again. */
  readonly otherWebhooks?: ReadonlySet<string>;
  readonly otherConnections?: ReadonlySet<string>;
  /** Milliseconds since 1970; without it nothing is said about certificates that end. */
  readonly now?: number;
  /** The key of the secrets is missing, so the URL cannot be read and is not checked. */
  readonly locked?: boolean;
}

/** A definition with what it names looked up once. */
export interface Subject {
  readonly eventType: EventType | undefined;
  readonly table: Table | undefined;
  /** Names of the tables whose records can come with the event. */
  readonly comingTables: readonly string[];
}

/** Looks up what a definition names. */
export function subjectOf(
  { event, table }: { readonly event: string; readonly table: string },
  { catalogue }: Known,
): Subject {
  const eventType = catalogue.eventType(event);
  return {
    eventType,
    table: catalogue.table(table),
    comingTables: eventType === undefined ? [] : [eventType.table, ...eventType.related],
  };
}

/**
 * Whether records of a table come with an event as a list: it belongs to the event's own record, as positions belong
 * to a project, or an example of the event type shows it.
 */
export function comesAsList(eventType: EventType, table: Table): boolean {
  if (table.name === eventType.table) return false;
  if (table.parent?.table === eventType.table) return true;
  return eventType.examples.some(
    ({ records }) => Object.hasOwn(records, table.name) && Array.isArray(records[table.name]),
  );
}
