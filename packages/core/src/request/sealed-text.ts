import { sentinel } from '../redaction/sentinel.ts';
import { SEALED_TEXT_DAMAGED } from './errors.ts';
import { encodeSecret, isSecretEncoding, type SecretEncoding } from './secret-encoding.ts';

/**
 * A text in which secrets are still slots: what is stored, previewed and logged. The send stage fills the slots at the
 * last moment.
 */
export type SealedText = readonly (string | SecretPart)[];

export interface SecretPart {
  /** Name of the secret. */
  readonly secret: string;
  /** The position it stands at; decides how its value is encoded when it is filled in. */
  readonly encoding: SecretEncoding;
}

/** @throws EilboteError when the secret cannot be read */
export type SecretReader = (name: string) => string;

/** Joins parts and texts to one text; neighbouring strings become one, empty ones vanish. */
export function sealedText(...parts: readonly (string | SecretPart | SealedText)[]): SealedText {
  const joined: (string | SecretPart)[] = [];
  const append = (part: string | SecretPart) => {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  };
  for (const part of parts) {
    if (typeof part === 'string' || 'secret' in part) append(part);
    else part.forEach(append);
  }
  return joined;
}

/**
 * The text as it goes over the wire.
 * @throws EilboteError from `secrets`
 */
export function fill(text: SealedText, secrets: SecretReader): string {
  const only = text[0];
  if (text.length === 1 && typeof only === 'string') return only;
  let filled = '';
  for (const part of text) {
    filled += typeof part === 'string' ? part : encodeSecret(secrets(part.secret), part.encoding);
  }
  return filled;
}

/** The text as it is shown: `•••` for every secret. */
export const mask = (text: SealedText): string =>
  text.map((part) => (typeof part === 'string' ? part : sentinel)).join('');

/** Names of the secrets in a text, each once. */
export const secretNames = (text: SealedText): readonly string[] => [
  ...new Set(text.flatMap((part) => (typeof part === 'string' ? [] : [part.secret]))),
];

/** JSON text of a sealed text: a list of strings and `{ "secret", "encoding" }`. */
export const serialise = (text: SealedText): string => JSON.stringify(text);

/** @throws SEALED_TEXT_DAMAGED when the JSON text was not written by {@link serialise} */
export function deserialise(json: string): SealedText {
  const parts = parseList(json);
  return parts.map((part, position) => {
    if (typeof part === 'string') return part;
    if (isSecretPart(part)) return { secret: part.secret, encoding: part.encoding };
    throw SEALED_TEXT_DAMAGED({ position });
  });
}

function parseList(json: string): readonly unknown[] {
  let parts: unknown;
  try {
    parts = JSON.parse(json);
  } catch (cause) {
    throw SEALED_TEXT_DAMAGED({ position: 0 }, { cause });
  }
  if (Array.isArray(parts)) return parts;
  throw SEALED_TEXT_DAMAGED({ position: 0 });
}

function isSecretPart(part: unknown): part is SecretPart {
  if (typeof part !== 'object' || part === null) return false;
  const { secret, encoding } = part as Partial<SecretPart>;
  return typeof secret === 'string' && isSecretEncoding(encoding);
}
