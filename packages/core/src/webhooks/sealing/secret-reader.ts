import type { Secrets } from '../../ports/secrets.ts';
import type { SecretReader } from '../../request/sealed-text.ts';
import { SECRET_NOT_STORED } from '../errors.ts';
import { connectionSlot, signingSlot } from '../secret-slots.ts';
import { connectionContext } from './sealed-connection.ts';
import { webhookContext } from './sealed-webhook.ts';
import { readStored } from './stored-definition.ts';

/** A row of the store whose secrets may be needed. */
export interface StoredRow {
  readonly id: string;
  /** The stored text. */
  readonly definition: string;
}

/**
 * What the send stage fills the slots of one webhook with. Each secret is opened at its first use and then kept in
 * clear, as the key that opens it is: deciphering it for every call would cost more than signing with it.
 */
export interface WebhookSecrets {
  /**
   * @throws SECRET_NOT_STORED, SECRETS_KEY_MISSING, SECRETS_KEY_WRONG, SECRETS_DAMAGED
   */
  readonly read: SecretReader;
  /** Slot of the secret that signs its calls: its own, else that of its connection; `undefined` for none. */
  readonly signing: string | undefined;
  /** Whether a secret is stored under this slot, those of the connection included. */
  has(slot: string): boolean;
}

/** Slots under which a webhook or a connection has something sealed. @throws DEFINITION_DAMAGED */
export const storedSlots = ({ definition, id }: StoredRow): ReadonlySet<string> =>
  new Set(Object.keys(readStored(definition, id).sealed));

/** @throws DEFINITION_DAMAGED */
export function secretsOf(secrets: Secrets, webhook: StoredRow, connection?: StoredRow): WebhookSecrets {
  const sealed = new Map<string, () => string>();
  const add = (row: StoredRow, context: string, named: (slot: string) => string) => {
    for (const [slot, ciphertext] of Object.entries(readStored(row.definition, row.id).sealed)) {
      sealed.set(
        named(slot),
        once(() => secrets.open(ciphertext, context)),
      );
    }
  };
  add(webhook, webhookContext(webhook.id), (slot) => slot);
  if (connection !== undefined) add(connection, connectionContext(connection.id), connectionSlot);
  return {
    read(slot) {
      const open = sealed.get(slot);
      if (open === undefined) throw SECRET_NOT_STORED({ slot });
      return open();
    },
    signing: [signingSlot, connectionSlot(signingSlot)].find((slot) => sealed.has(slot)),
    has: (slot) => sealed.has(slot),
  };
}

/** What throws is asked again the next time. */
function once(open: () => string): () => string {
  let opened: string | undefined;
  return () => (opened ??= open());
}
