import { isEilboteError, type DefinitionProblem } from '@eilbote/contract';
import type { SecretReader } from '../../request/index.ts';
import { defaultOverlapSeconds, signingSlot, type SigningDefinition } from '../../webhooks/index.ts';
import { SIGNING_OVERLAP_INVALID } from './errors.ts';

const mostSeconds = 90 * 24 * 3600;

/** How long a signing secret that is replaced goes on signing. */
export interface OverlapOptions {
  /** 0 drops it at once, as after a leak; a day when left out, 90 days at most. */
  readonly overlapSeconds?: number;
}

/** A definition that is to be saved, with the signing secret of the version before where it goes on signing. */
export interface Overlapped<D> {
  readonly definition: D;
  /** The stored secret becomes the previous one. */
  readonly retires: boolean;
  readonly warnings: readonly DefinitionProblem[];
}

/**
 * Lets a replaced signing secret sign beside the new one for a while, so that the receiver can change over without a
 * gap. Only Standard Webhooks can carry two signatures.
 * @throws SIGNING_OVERLAP_INVALID
 */
export function withOverlap<D extends SigningDefinition>(
  definition: D,
  saved: { readonly definition: SigningDefinition; readonly read: SecretReader } | undefined,
  { overlapSeconds = defaultOverlapSeconds }: OverlapOptions,
  now: number,
): Overlapped<D> {
  if (!(overlapSeconds >= 0 && overlapSeconds <= mostSeconds))
    throw SIGNING_OVERLAP_INVALID({ seconds: overlapSeconds });
  const { previousSigningSecret: given, ...rest } = definition;
  const own = rest as D;
  const running = given !== undefined && Date.parse(given.until) > now;
  const asGiven = { definition: running ? definition : own, retires: false, warnings: [] };
  if (saved === undefined || !replaces(definition, saved)) return asGiven;
  // Somebody who writes down a previous secret knows better than the rule.
  if (given !== undefined && given.secret !== true) return asGiven;
  if (definition.signatureHeader !== undefined || saved.definition.signatureHeader !== undefined)
    return { definition: own, retires: false, warnings: [atOnce] };
  if (overlapSeconds === 0) return { definition: own, retires: false, warnings: [] };
  const until = new Date(now + overlapSeconds * 1000).toISOString();
  return {
    definition: { ...own, previousSigningSecret: { secret: true, until } },
    retires: true,
    warnings: running ? [dropped] : [],
  };
}

function replaces(
  { signingSecret }: SigningDefinition,
  saved: { readonly definition: SigningDefinition; readonly read: SecretReader },
): boolean {
  if (typeof signingSecret !== 'string' || saved.definition.signingSecret === undefined) return false;
  try {
    return saved.read(signingSlot) !== signingSecret;
  } catch (error) {
    if (isEilboteError(error)) return true;
    throw error;
  }
}

const path = '/signingSecret';
const atOnce: DefinitionProblem = {
  path,
  code: 'SIGNING_SECRET_CHANGED_AT_ONCE',
  text: {
    de: 'Eine eigene Kopfzeile fasst nur eine Signatur: Ab sofort wird allein mit dem neuen Geheimnis signiert. Tragen Sie es gleich beim Empfänger ein.',
    en: 'A header of its own holds one signature only: from now on the new secret alone signs. Enter it at the receiver right away.',
  },
};
const dropped: DefinitionProblem = {
  path,
  code: 'SIGNING_SECRET_DROPPED',
  text: {
    de: 'Das vorletzte Geheimnis hätte noch mitsigniert und ist nun ungültig. Es signieren das neue und das bisherige.',
    en: 'The secret before the last one would still have signed and is now void. The new one and the last one sign.',
  },
};
