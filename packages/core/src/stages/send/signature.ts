import type { EilboteError } from '@eilbote/contract';
import { createHmac } from 'node:crypto';
import type { Random } from '../../ports/index.ts';
import { SIGNING_SECRET_INVALID } from './errors.ts';

const prefix = 'whsec_';
const fewestBytes = 24;
const mostBytes = 64;
const newSecretBytes = 32;

export interface SignedContent {
  /** The `webhook-id`: the delivery, the same on every attempt. */
  readonly id: string;
  /** The `webhook-timestamp`: seconds since 1970, of this attempt. */
  readonly timestamp: number;
  /** Exactly the body that is sent, as UTF-8; empty for a call without one. */
  readonly body: string;
}

/**
 * The `webhook-signature` of a call: symmetric scheme `v1` of Standard Webhooks, HMAC-SHA256 over `id.timestamp.body`.
 * @throws SIGNING_SECRET_INVALID
 */
export function signatureOf({ id, timestamp, body }: SignedContent, secret: string): string {
  const key = keyOf(secret);
  if (key === undefined) throw SIGNING_SECRET_INVALID({});
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** What is wrong with a signing secret; `undefined` when calls can be signed with it. */
export const checkSigningSecret = (secret: string): EilboteError | undefined =>
  keyOf(secret) === undefined ? SIGNING_SECRET_INVALID({}) : undefined;

/** A new secret, to be shown once and given to the receiver. */
export const newSigningSecret = (random: Random): string =>
  prefix + Buffer.from(random.bytes(newSecretBytes)).toString('base64');

function keyOf(secret: string): Buffer | undefined {
  if (!secret.startsWith(prefix)) return undefined;
  const encoded = secret.slice(prefix.length);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= fewestBytes && key.length <= mostBytes ? key : undefined;
}
