import { isSecretSlot, type BodyValue } from '@eilbote/contract';
import { REQUEST_BODY_INVALID } from './errors.ts';
import { sealedText, type SealedText, type SecretPart } from './sealed-text.ts';

/**
 * The JSON text of a body. Without slots it is `JSON.stringify` and nothing else: that is the path of nearly every
 * call.
 * @throws REQUEST_BODY_INVALID for a cycle, a BigInt, or nothing at all
 */
export function jsonText(value: BodyValue): SealedText {
  const text = stringify(value);
  return text.includes('"$secret":') ? withSlots(value, text) : [text];
}

/**
 * Slots stand as marked strings while the text is made, and are cut out of it. The mark is one that does not occur in
 * the text, so that no record can pretend to be a slot.
 */
function withSlots(value: BodyValue, plain: string): SealedText {
  let mark = 'slot:';
  while (plain.includes(mark)) mark = `${mark}:`;
  const names: string[] = [];
  const marked = stringify(value, (_key, part: unknown) =>
    isSecretSlot(part) ? mark + (names.push(part.$secret) - 1) : part,
  );
  if (names.length === 0) return [plain];
  const pieces = marked.split(new RegExp(`(?<=")${mark}([0-9]+)(?=")`));
  return sealedText(...pieces.map((piece, position) => (position % 2 === 0 ? piece : slotPart(names[Number(piece)]))));
}

const slotPart = (secret: string | undefined): string | SecretPart =>
  secret === undefined ? '' : { secret, encoding: 'json' };

function stringify(value: BodyValue, replacer?: (key: string, part: unknown) => unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, replacer);
  } catch (cause) {
    throw REQUEST_BODY_INVALID({ reason: cause instanceof RangeError ? 'too deep' : 'cycle or BigInt' }, { cause });
  }
  if (text === undefined) throw REQUEST_BODY_INVALID({ reason: 'no value' });
  return text;
}
