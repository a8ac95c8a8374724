import { timingSafeEqual, verify } from 'node:crypto';
import { headerSignature, readPublicKey, signatureOf, type SignatureHeader } from '@eilbote/core';
import type { ReceivedCall } from './local-receiver.ts';

export type SignatureVerdict = 'valid' | 'missing' | 'wrong' | 'outdated';

/** What a receiver knows. */
export interface Verification {
  /** The secret (`whsec_`, `whsk_`), or the public key (`whpk_`); any text for a header of its own. */
  readonly secret: string;
  readonly header?: SignatureHeader;
}

/** Standard Webhooks: a signature is good for five minutes, so that a recorded call cannot be played again later. */
const toleranceSeconds = 300;

/** What a receiver that knows the secret says of a call. @throws SIGNING_SECRET_INVALID */
export function verifySignature(
  { headers, body }: Pick<ReceivedCall, 'headers' | 'body'>,
  { secret, header }: Verification,
  now: number,
): SignatureVerdict {
  if (header !== undefined) {
    const given = headers[header.name.toLowerCase()];
    if (typeof given !== 'string') return 'missing';
    return isSame(given, headerSignature(header, body, secret)) ? 'valid' : 'wrong';
  }
  const id = headers['webhook-id'];
  const timestamp = Number(headers['webhook-timestamp']);
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof signatures !== 'string' || !Number.isInteger(timestamp)) return 'missing';
  const holds = verifierOf({ id, timestamp, body }, secret);
  if (!signatures.split(' ').some(holds)) return 'wrong';
  return Math.abs(now / 1000 - timestamp) > toleranceSeconds ? 'outdated' : 'valid';
}

function verifierOf(
  content: { readonly id: string; readonly timestamp: number; readonly body: string },
  secret: string,
): (signature: string) => boolean {
  const key = readPublicKey(secret);
  if (key === undefined) {
    const expected = signatureOf(content, secret);
    return (signature) => isSame(signature, expected);
  }
  const signed = Buffer.from(`${content.id}.${content.timestamp}.${content.body}`);
  return (signature) => {
    const [scheme, encoded = ''] = signature.split(',');
    return scheme === 'v1a' && verify(null, signed, key, Buffer.from(encoded, 'base64'));
  };
}

function isSame(given: string, expected: string): boolean {
  const [bytes, others] = [Buffer.from(given), Buffer.from(expected)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
