import type { Language, LocalizedText } from '@eilbote/contract';
import {
  NETWORK_HTTP_REFUSED,
  NETWORK_NEVER_REFUSED,
  NETWORK_NOT_LISTED,
  NETWORK_PORT_REFUSED,
  NETWORK_PRIVATE_REFUSED,
} from '../network/index.ts';

const [host, entry] = ['{1}', '{2}'];
/** No port at all, so that it is found again in the sentence. */
const noPort = 65_536;

/** What Eilbote and its own target system write as the reason of a failure. `{1}` stands for what differs each time. */
const sentences: readonly LocalizedText[] = [
  { en: '{1} answered {2}, a redirect to {3}', de: '{1} antwortete mit {2}, einer Weiterleitung nach {3}' },
  { en: '{1} answered {2}', de: '{1} antwortete mit {2}' },
  { en: 'no answer from {1} ({2})', de: 'keine Antwort von {1} ({2})' },
  {
    en: 'the receiver answered 410: it wants no more calls',
    de: 'der Empfänger antwortete mit 410: er will keine Aufrufe mehr',
  },
  {
    en: 'the process ended while this was being sent',
    de: 'das Programm endete, während gesendet wurde',
  },
  {
    en: 'the process ended {1} times in a row while this was being sent',
    de: 'das Programm endete {1}-mal nacheinander, während gesendet wurde',
  },
  { en: 'the host was stopped while this was being sent', de: 'das Programm wurde beendet, während gesendet wurde' },
  {
    en: 'it waited longer than its lane or its webhook allows',
    de: 'sie wartete länger, als ihre Spur oder ihr Webhook erlaubt',
  },
  NETWORK_PRIVATE_REFUSED({ host, entry }).text,
  NETWORK_NOT_LISTED({ host, entry }).text,
  NETWORK_HTTP_REFUSED({ host }).text,
  NETWORK_NEVER_REFUSED({ host }).text,
  withPort(NETWORK_PORT_REFUSED({ host, port: noPort, entry }).text),
];

const patterns = sentences.map(({ en, de }) => ({
  pattern: new RegExp(`^${escaped(en).replaceAll(/\\\{\d\\\}/g, '(.+?)')}$`),
  order: [...en.matchAll(/\{\d\}/g)].map(([place]) => place),
  de,
}));

/**
 * A stored reason in the language of the reader. The delivery log is English for every program that reads it; people are
 * told in theirs what Eilbote wrote itself. What a target system wrote, or a receiver, stays as it is.
 */
export function reasonIn(reason: string, language: Language): string {
  if (language === 'en') return reason;
  for (const { pattern, order, de } of patterns) {
    const found = pattern.exec(reason);
    if (found === null) continue;
    return order.reduce((text, place, at) => text.replaceAll(place, () => found[at + 1] ?? ''), de);
  }
  return reason;
}

function withPort({ de, en }: LocalizedText): LocalizedText {
  return { de: de.replace(String(noPort), '{3}'), en: en.replace(String(noPort), '{3}') };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
