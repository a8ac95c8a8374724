import type { Language } from '@eilbote/contract';
import { describeFailure, reasonIn } from '../../failures/index.ts';
import type { Digest, DigestFailure } from './digest.ts';

/** A digest as a plain mail. */
export interface DigestText {
  readonly subject: string;
  readonly text: string;
}

/**
 * Puts a digest into words.
 * @param timeZone of the times in it, e.g. `Europe/Berlin`
 */
export function digestText(digest: Digest, language: Language, timeZone = 'Europe/Berlin'): DigestText {
  const words = language === 'de' ? german : english;
  const time = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const at = (moment: number) => time.format(moment);
  const failureCount = digest.failures.length + digest.moreFailures;
  const { ended, waiting, failures, moreFailures, paused, refused, certificates } = digest;
  const section = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', heading, ...lines]);
  const failure = (one: DigestFailure) => {
    const { title, remedy } = describeFailure(one.failure, language);
    return [`- ${at(one.at)}  ${one.webhook}, ${one.table} ${one.key}: ${title}`, `  ${remedy}`, `  ${one.delivery}`];
  };
  const lines = [
    words.span(at(digest.since), at(digest.until)),
    '',
    words.ended(ended.delivered, ended.failed, ended.skipped + ended.cancelled),
    waiting.count === 0 ? words.nothingWaits : words.waiting(waiting.count, at(waiting.oldest ?? digest.until)),
    ...(digest.calm ? [words.calm] : []),
    ...section(words.failures, [
      ...failures.flatMap(failure),
      ...(moreFailures === 0 ? [] : [`- ${words.more(moreFailures)}`]),
    ]),
    ...section(
      words.paused,
      paused.map(
        ({ name, since, reason }) =>
          `- ${words.since(name, at(since))}: ${reason === undefined ? words.byHand : reasonIn(reason, language)}`,
      ),
    ),
    ...section(
      words.refused,
      refused.map(({ name, since, reason }) => `- ${words.since(name, at(since))}: ${reasonIn(reason, language)}`),
    ),
    ...section(
      words.certificates,
      certificates.map(({ name, validUntil }) => `- ${words.ends(name, at(Date.parse(validUntil)))}`),
    ),
  ];
  const toDo = failureCount + paused.length + refused.length + certificates.length;
  return { subject: digest.calm ? words.calmSubject : words.subject(toDo), text: `${lines.join('\n')}\n` };
}

const german = {
  calmSubject: 'Eilbote: alles in Ordnung',
  subject: (count: number) => `Eilbote: ${count === 1 ? '1 Punkt braucht' : `${count} Punkte brauchen`} Aufmerksamkeit`,
  span: (since: string, until: string) => `Was Eilbote von ${since} bis ${until} getan hat`,
  ended: (delivered: number, failed: number, others: number) =>
    `Zugestellt: ${delivered}, fehlgeschlagen: ${failed}, nicht gesendet: ${others}.`,
  nothingWaits: 'Keine Zustellung wartet.',
  waiting: (count: number, oldest: string) =>
    count === 1
      ? `Eine Zustellung wartet, seit ${oldest}.`
      : `${count} Zustellungen warten, die älteste seit ${oldest}.`,
  calm: 'Sie brauchen nichts zu tun.',
  failures: 'Fehlgeschlagen und nicht erneut gesendet:',
  more: (count: number) => `und ${count} weitere`,
  paused: 'Pausierte Webhooks:',
  refused: 'Verbindungen, deren Zugangsdaten abgelehnt werden:',
  certificates: 'Zertifikate, die bald enden oder geendet haben:',
  since: (name: string, since: string) => `${name}, seit ${since}`,
  byHand: 'von Hand pausiert',
  ends: (name: string, until: string) => `${name}: gültig bis ${until}`,
};

const english: typeof german = {
  calmSubject: 'Eilbote: all is well',
  subject: (count) => `Eilbote: ${count === 1 ? '1 thing needs' : `${count} things need`} attention`,
  span: (since, until) => `What Eilbote did from ${since} to ${until}`,
  ended: (delivered, failed, others) => `Delivered: ${delivered}, failed: ${failed}, not sent: ${others}.`,
  nothingWaits: 'No delivery waits.',
  waiting: (count, oldest) =>
    count === 1 ? `One delivery waits, since ${oldest}.` : `${count} deliveries wait, the oldest since ${oldest}.`,
  calm: 'You need not do anything.',
  failures: 'Failed and not sent again:',
  more: (count) => `and ${count} more`,
  paused: 'Paused webhooks:',
  refused: 'Connections whose credentials are refused:',
  certificates: 'Certificates that end soon or have ended:',
  since: (name, since) => `${name}, since ${since}`,
  byHand: 'paused by hand',
  ends: (name, until) => `${name}: valid until ${until}`,
};
