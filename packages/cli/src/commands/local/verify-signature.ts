import { timingSafeEqual } from 'node:crypto';
import { signatureOf } from '@eilbote/core';
import type { ReceivedCall } from './local-receiver.ts';

export type SignatureVerdict = 'valid' | 'missing' | 'wrong' | 'outdated';

/** Standard Webhooks: a signature is good for five minutes, so that a recorded call cannot be played again later. */
const toleranceSeconds = 300;

/** What a receiver that knows the secret says of a call. @throws SIGNING_SECRET_INVALID */
export function verifySignature({ headers, body }: ReceivedCall, secret: string, now: number): SignatureVerdict {
  const id = headers['webhook-id'];
  const timestamp = Number(headers['webhook-timestamp']);
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof signatures !== 'string' || !Number.isInteger(timestamp)) return 'missing';
  const expected = Buffer.from(signatureOf({ id, timestamp, body }, secret));
  const matches = signatures.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  if (!matches) return 'wrong';
  return Math.abs(now / 1000 - timestamp) > toleranceSeconds ? 'outdated' : 'valid';
}
