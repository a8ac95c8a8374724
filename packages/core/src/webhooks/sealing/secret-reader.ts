import type { Secrets } from '../../ports/secrets.ts';
import type { SecretReader } from '../../request/sealed-text.ts';
import type { SignatureHeader } from '../../signatures/index.ts';
import { SECRET_NOT_STORED } from '../errors.ts';
import { connectionSlot, previousSigningSlot, signingSlot } from '../secret-slots.ts';
import type { SigningDefinition } from '../signing-definition.ts';
import { connectionContext } from './sealed-connection.ts';
import { webhookContext } from './sealed-webhook.ts';
import { readStored, type StoredDefinition } from './stored-definition.ts';

/** A row of the store whose secrets may be needed. */
export interface StoredRow {
  readonly id: string;
  /** The stored text. */
  readonly definition: string;
}

/** The secrets that sign, by their slots. */
export interface SigningSlots {
  readonly slot: string;
  /** The secret before, and until when it signs too (milliseconds since 1970). */
  readonly previous?: { readonly slot: string; readonly until: number };
  readonly header?: SignatureHeader;
}

/** Slots whose secrets sign at this time, the one in force first. */
export const slotsInForce = ({ slot, previous }: SigningSlots, now: number): readonly string[] =>
  previous !== undefined && now < previous.until ? [slot, previous.slot] : [slot];

/**
 * What the send stage fills the slots of one webhook with. Each secret is opened at its first use and then kept in
 * clear, as the key that opens it is: deciphering it for every call would cost more than signing with it.
 */
export interface WebhookSecrets {
  /**
   * @throws SECRET_NOT_STORED, SECRETS_KEY_MISSING, SECRETS_KEY_WRONG, SECRETS_DAMAGED
   */
  readonly read: SecretReader;
  /** How its calls are signed: by its own secret, else by that of its connection; `undefined` for not at all. */
  readonly signing: SigningSlots | undefined;
  /** Whether a secret is stored under this slot, those of the connection included. */
  has(slot: string): boolean;
}

/** Slots under which a webhook or a connection has something sealed. @throws DEFINITION_DAMAGED */
export const storedSlots = ({ definition, id }: StoredRow): ReadonlySet<string> =>
  new Set(Object.keys(readStored(definition, id).sealed));

/** Reads what is sealed in one webhook or connection, under its own slots. Nothing is parsed before the first one. */
export function secretReader(secrets: Secrets, kind: 'webhook' | 'connection', row: StoredRow): SecretReader {
  const context = kind === 'webhook' ? webhookContext(row.id) : connectionContext(row.id);
  return (slot) => {
    const { sealed } = readStored(row.definition, row.id);
    const ciphertext = Object.hasOwn(sealed, slot) ? sealed[slot] : undefined;
    if (ciphertext === undefined) throw SECRET_NOT_STORED({ slot });
    return secrets.open(ciphertext, context);
  };
}

/** What is sealed in a connection as its calls name it: by the slots of the connection. @throws DEFINITION_DAMAGED */
export function connectionSecrets(secrets: Secrets, connection: StoredRow): Pick<WebhookSecrets, 'read' | 'signing'> {
  const read = secretReader(secrets, 'connection', connection);
  const prefix = connectionSlot('');
  const stored = readStored<SigningDefinition>(connection.definition, connection.id);
  return {
    read: (slot) => read(slot.startsWith(prefix) ? slot.slice(prefix.length) : slot),
    signing: signingSlots(stored, connectionSlot),
  };
}

/** @throws DEFINITION_DAMAGED */
export function secretsOf(secrets: Secrets, webhook: StoredRow, connection?: StoredRow): WebhookSecrets {
  const sealed = new Map<string, () => string>();
  const add = (row: StoredRow, context: string, named: (slot: string) => string): SigningSlots | undefined => {
    const stored = readStored<SigningDefinition>(row.definition, row.id);
    for (const [slot, ciphertext] of Object.entries(stored.sealed)) {
      sealed.set(
        named(slot),
        once(() => secrets.open(ciphertext, context)),
      );
    }
    return signingSlots(stored, named);
  };
  const own = add(webhook, webhookContext(webhook.id), (slot) => slot);
  const shared =
    connection === undefined ? undefined : add(connection, connectionContext(connection.id), connectionSlot);
  return {
    read(slot) {
      const open = sealed.get(slot);
      if (open === undefined) throw SECRET_NOT_STORED({ slot });
      return open();
    },
    signing: own ?? shared,
    has: (slot) => sealed.has(slot),
  };
}

/** What throws is asked again the next time. */
function once(open: () => string): () => string {
  let opened: string | undefined;
  return () => (opened ??= open());
}

function signingSlots(
  { definition, sealed }: StoredDefinition<SigningDefinition>,
  named: (slot: string) => string,
): SigningSlots | undefined {
  if (!Object.hasOwn(sealed, signingSlot)) return undefined;
  const { signatureHeader, previousSigningSecret } = definition;
  return {
    slot: named(signingSlot),
    ...(previousSigningSecret === undefined || !Object.hasOwn(sealed, previousSigningSlot)
      ? {}
      : { previous: { slot: named(previousSigningSlot), until: Date.parse(previousSigningSecret.until) } }),
    ...(signatureHeader === undefined ? {} : { header: signatureHeader }),
  };
}
