import {
  newSigningSecret,
  publicKeyOf,
  systemRandom,
  type SecretValue,
  type SigningDefinition,
  type SigningScheme,
} from '@eilbote/core';
import { duration } from '../../arguments/numbers.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import type { OptionDefinition } from '../../command.ts';
import { ARGUMENT_INVALID } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { showNewSigning } from './new-signing.ts';
import { signatureHeaderOf, signatureHeaderOptions, type SignatureHeaderOptions } from './signature-header-options.ts';

/** How calls are signed, of a webhook or a connection. */
export interface SigningOptions extends SignatureHeaderOptions {
  readonly signingSecret?: string;
}

export const signingOptions: readonly OptionDefinition[] = [
  {
    flags: '--signing-secret <source>',
    text: {
      de: 'Aufrufe signieren: new (neues Geheimnis, wird einmal gezeigt), new-v1a (neues Schlüsselpaar), none (nicht mehr), ask, datei, env:VARIABLE oder -',
      en: 'sign calls: new (a new secret, shown once), new-v1a (a new key pair), none (no more), ask, file, env:VARIABLE or -',
    },
  },
  ...signatureHeaderOptions,
];

/** How long a replaced secret goes on signing. */
export const overlapOption: OptionDefinition = {
  flags: '--overlap <duration>',
  text: {
    de: 'so lange signiert das alte Signatur-Geheimnis noch mit; 0 beendet es sofort (1d)',
    en: 'the old signing secret goes on signing for so long; 0 ends it at once (1d)',
  },
};

export const overlapOf = (overlap: string | undefined): { readonly overlapSeconds?: number } =>
  overlap === undefined ? {} : { overlapSeconds: duration(overlap) / 1000 };

/**
 * What the options say of the signature; without any they change nothing. A new secret is shown once.
 * @throws ARGUMENT_MISSING, ARGUMENT_INVALID, SECRET_NEEDS_TERMINAL, FILE_UNREADABLE
 */
export async function signingOf(io: Io, given: SigningDefinition, options: SigningOptions): Promise<object> {
  const { signingSecret: source, signatureHeader: name, signaturePrefix, signatureEncoding, signatureHash } = options;
  const style = { signatureHeader: name, signaturePrefix, signatureEncoding, signatureHash };
  const headerSaid = Object.values(style).some((text) => text !== undefined);
  if (source === undefined && !headerSaid) return {};
  if (source === 'none')
    return { signingSecret: undefined, previousSigningSecret: undefined, signatureHeader: undefined };
  const signatureHeader = signatureHeaderOf(given.signatureHeader, options);
  const scheme = signatureHeader === undefined ? 'v1' : 'hmac';
  return {
    ...(source === undefined ? {} : { signingSecret: await signingSecretOf(io, source, scheme) }),
    signatureHeader,
    // There is no room for a second signature.
    ...(signatureHeader === undefined ? {} : { previousSigningSecret: undefined }),
  };
}

/** A signing secret from `new`, `new-v1a`, `ask`, a file, the environment or the standard input. */
async function signingSecretOf(io: Io, source: string, scheme: SigningScheme): Promise<SecretValue> {
  if (source === 'ask') return readSecret(io, { name: 'signingSecret' });
  if (source !== 'new' && source !== 'new-v1a') return readSecret(io, { name: 'signingSecret', from: source });
  if (source === 'new-v1a' && scheme === 'hmac') throw ARGUMENT_INVALID({ argument: source, expected: noKeyPair });
  const signingSecret = newSigningSecret(systemRandom(), source === 'new-v1a' ? 'v1a' : scheme);
  const publicKey = source === 'new-v1a' ? publicKeyOf(signingSecret) : undefined;
  showNewSigning(io, publicKey === undefined ? { signingSecret } : { publicKey });
  return signingSecret;
}

const noKeyPair = {
  de: 'new, denn in einer eigenen Kopfzeile steht ein HMAC, und der hat kein Schlüsselpaar',
  en: 'new, because a header of its own holds an HMAC, which has no key pair',
};
