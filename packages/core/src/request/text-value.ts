import type { TextValue } from '@eilbote/contract';
import { isSecretSlot } from '@eilbote/contract';
import type { SecretPart } from './sealed-text.ts';
import type { SecretEncoding } from './secret-encoding.ts';

/** A plain value as text: `null` and numbers that JSON does not know become empty. */
export function plainText(value: string | number | boolean | null): string {
  if (typeof value === 'string') return value;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  return String(value);
}

/** The value encoded for its position; a secret becomes a part that is encoded when it is filled. */
export const textPart = (
  value: TextValue,
  encoding: SecretEncoding,
  encode: (text: string) => string,
): string | SecretPart => (isSecretSlot(value) ? { secret: value.$secret, encoding } : encode(plainText(value)));
