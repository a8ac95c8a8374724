import type { SigningDefinition, SigningView } from '@eilbote/core';
import { say, type Io } from '../../io.ts';
import { localTime } from '../../output/time.ts';

const hidden = '•••';

/** How a webhook or a connection signs, for people; `undefined` where it does not. */
export function signingText(
  io: Io,
  { signingSecret, signatureHeader }: SigningDefinition,
  signing: SigningView | undefined,
): string | undefined {
  if (signingSecret === undefined) return undefined;
  if (signatureHeader !== undefined) {
    const { name, prefix = '', encoding = 'hex', hash = 'sha256' } = signatureHeader;
    return `${name}: ${prefix}… (HMAC, ${hash}, ${encoding})`;
  }
  if (signing === undefined) return hidden;
  const { previous } = signing;
  return [
    `Standard Webhooks ${keyText(io, signing)}`,
    ...(previous === undefined
      ? []
      : [
          say(io, {
            de: `daneben bis ${localTime(Date.parse(previous.until), 'de')} das vorige Geheimnis, ${keyText(io, previous)}`,
            en: `beside it until ${localTime(Date.parse(previous.until), 'en')} the secret before, ${keyText(io, previous)}`,
          }),
        ]),
  ].join('\n');
}

const keyText = (io: Io, { scheme, publicKey }: Pick<SigningView, 'scheme' | 'publicKey'>): string =>
  publicKey === undefined
    ? scheme
    : `${scheme}, ${say(io, { de: 'öffentlicher Schlüssel', en: 'public key' })} ${publicKey}`;
