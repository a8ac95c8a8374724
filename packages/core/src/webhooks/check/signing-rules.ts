import { checkHeader } from '../../request/header-check.ts';
import { checkSigningSecret, type SignatureHeader } from '../../signatures/index.ts';
import { authHeader } from '../auth-definition.ts';
import type { ConnectionDefinition } from '../definition.ts';
import { previousSigningSlot, signingSlot } from '../secret-slots.ts';
import type { PreviousSigningSecret, SigningDefinition } from '../signing-definition.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

type SigningContext = Pick<CheckContext, 'keepsSecret' | 'keptSignatureHeader'>;

/** The secrets can sign, and a header that signs is free for it. */
export function checkSigning(definition: SigningDefinition, context: SigningContext, findings: Findings): void {
  const { signingSecret, previousSigningSecret, signatureHeader } = definition;
  if (signingSecret === undefined) {
    if (signatureHeader !== undefined) findings.problem('/signatureHeader', 'SIGNATURE_WITHOUT_SECRET', withoutSecret);
    if (previousSigningSecret !== undefined)
      findings.problem('/previousSigningSecret', 'SIGNATURE_WITHOUT_SECRET', withoutSecret);
    return;
  }
  checkSecret('/signingSecret', signingSlot, signingSecret, context, findings);
  if (signatureHeader === undefined) checkStandard(definition, context, findings);
  else checkHeaderStyle(definition, signatureHeader, findings);
  if (previousSigningSecret !== undefined) checkPrevious(previousSigningSecret, context, findings);
}

/** Names of the headers that a connection sends, but for the one that signs. */
export const headersOfConnection = ({ headers, auth }: Pick<ConnectionDefinition, 'headers' | 'auth'>): string[] => [
  ...headers.map(({ name }) => name),
  ...(auth === undefined ? [] : [authHeader(auth) ?? []].flat()),
];

/** A header that signs is no other header as well. */
export function checkSignatureHeaderFree(
  { signatureHeader }: SigningDefinition,
  others: readonly string[],
  path: string,
  findings: Findings,
): void {
  const name = signatureHeader?.name.toLowerCase();
  if (name === undefined || !others.some((other) => other.toLowerCase() === name)) return;
  findings.problem(path, 'SIGNATURE_HEADER_TAKEN', taken(signatureHeader?.name ?? ''));
}

function checkStandard({ signingSecret }: SigningDefinition, context: SigningContext, findings: Findings): void {
  if (signingSecret === true) {
    if (context.keptSignatureHeader === true)
      findings.problem('/signingSecret', 'SIGNING_SECRET_OF_HEADER', secretOfHeader);
    return;
  }
  const problem = checkSigningSecret(signingSecret ?? '');
  if (problem !== undefined) findings.error('/signingSecret', problem);
}

/** What has a meaning of its own in every call. */
const meantOtherwise: ReadonlySet<string> = new Set(['content-type', 'user-agent']);
const fewestCharacters = 16;

function checkHeaderStyle(
  { signingSecret, previousSigningSecret }: SigningDefinition,
  { name, prefix = '' }: SignatureHeader,
  findings: Findings,
): void {
  const problem = checkHeader(name, prefix);
  if (problem !== undefined)
    findings.error(`/signatureHeader/${problem.code === 'HEADER_VALUE_INVALID' ? 'prefix' : 'name'}`, problem);
  if (meantOtherwise.has(name.toLowerCase()))
    findings.problem('/signatureHeader/name', 'SIGNATURE_HEADER_TAKEN', taken(name));
  if (typeof signingSecret === 'string' && signingSecret.length < fewestCharacters)
    findings.warning('/signingSecret', 'SIGNING_SECRET_SHORT', tooShort);
  if (previousSigningSecret !== undefined)
    findings.problem('/previousSigningSecret', 'SIGNATURE_HEADER_HOLDS_ONE', holdsOne);
}

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

function checkPrevious({ secret, until }: PreviousSigningSecret, context: SigningContext, findings: Findings): void {
  checkSecret('/previousSigningSecret/secret', previousSigningSlot, secret, context, findings);
  const problem = secret === true ? undefined : checkSigningSecret(secret);
  if (problem !== undefined) findings.error('/previousSigningSecret/secret', problem);
  if (!dateTime.test(until) || Number.isNaN(Date.parse(until)))
    findings.problem('/previousSigningSecret/until', 'UNTIL_INVALID', untilInvalid);
}

const withoutSecret = {
  de: 'Ohne Signatur-Geheimnis wird nicht signiert. Geben Sie eines ein oder lassen Sie eines erzeugen, oder entfernen Sie diese Angabe.',
  en: 'Nothing is signed without a signing secret. Enter one or have one made, or remove this setting.',
};
const secretOfHeader = {
  de: 'Das gespeicherte Geheimnis gehört zu einer Signatur in einer eigenen Kopfzeile und hat nicht die Form von Standard Webhooks. Geben Sie ein Geheimnis mit „whsec_“ oder „whsk_“ ein, oder lassen Sie eines erzeugen.',
  en: 'The stored secret belongs to a signature in a header of its own and has not the form of Standard Webhooks. Enter a secret with "whsec_" or "whsk_", or have one made.',
};
const taken = (name: string) => ({
  de: `Die Kopfzeile „${name}“ hat schon eine andere Aufgabe. Die Signatur braucht eine für sich allein.`,
  en: `The header "${name}" has another task already. The signature needs one of its own.`,
});
const tooShort = {
  de: 'Das Signatur-Geheimnis ist kürzer als 16 Zeichen und lässt sich vielleicht erraten. Verwenden Sie ein längeres, wenn der Empfänger es zulässt.',
  en: 'The signing secret is shorter than 16 characters and may be guessed. Use a longer one if the receiver allows it.',
};
const holdsOne = {
  de: 'Eine eigene Kopfzeile fasst nur eine Signatur, das vorige Geheimnis kann dort nicht mitsignieren. Entfernen Sie es; pausieren Sie den Webhook, bis auch der Empfänger das neue hat.',
  en: 'A header of its own holds one signature only, so the previous secret cannot sign there too. Remove it; pause the webhook until the receiver has the new one.',
};
const untilInvalid = {
  de: 'Bis wann das vorige Geheimnis noch gilt, ist als Zeitpunkt anzugeben, zum Beispiel „2026-11-24T12:00:00Z“.',
  en: 'Until when the previous secret is good must be a point in time, for example "2026-11-24T12:00:00Z".',
};
