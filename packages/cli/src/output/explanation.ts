import type { ExplainedRequest, Explanation, LocalizedText } from '@eilbote/core';
import { say, styled, type Io, type Style } from '../io.ts';
import { facts, heading, indented } from './block.ts';
import { prettyBody } from './json.ts';
import { printWarnings } from './problems.ts';

const verdicts: { readonly [verdict in Explanation['match']['verdict']]: [Style, LocalizedText] } = {
  sends: ['green', { de: 'Der Webhook sendet.', en: 'The webhook sends.' }],
  passesBy: [
    'yellow',
    {
      de: 'Die Bedingungen treffen nicht zu: Es wird nichts gesendet.',
      en: 'The conditions do not hold: nothing is sent.',
    },
  ],
  unchanged: [
    'yellow',
    {
      de: 'Vorher und nachher sind gleich, und der Webhook will nur Änderungen: Es wird nichts gesendet.',
      en: 'Before and after are the same, and the webhook wants changes only: nothing is sent.',
    },
  ],
  skips: [
    'yellow',
    {
      de: 'Es kam kein Datensatz der Tabelle mit: Die Zustellung wird übersprungen.',
      en: 'No record of the table came along: the delivery is skipped.',
    },
  ],
  otherEvent: [
    'yellow',
    {
      de: 'Der Webhook gehört zu einer anderen Ereignisart; so sähe der Aufruf aus.',
      en: 'The webhook belongs to another event type; the call would look like this.',
    },
  ],
  fails: [
    'red',
    {
      de: 'Ob die Bedingungen zutreffen, lässt sich nicht sagen: Die Zustellung würde fehlschlagen.',
      en: 'Nobody can say whether the conditions hold: the delivery would fail.',
    },
  ],
  notNamed: [
    'yellow',
    {
      de: 'Das Ereignis überträgt einen vorhandenen Datensatz, und zwar nur für andere Webhooks; so sähe der Aufruf aus.',
      en: 'The event transfers a record that was there before, for other webhooks only; the call would look like this.',
    },
  ],
  inactive: [
    'yellow',
    {
      de: 'Der Webhook ist inaktiv; so sähe der Aufruf aus.',
      en: 'The webhook is inactive; the call would look like this.',
    },
  ],
};

/** What the match came to, as a sentence. */
export const matchSentence = (match: Explanation['match']): LocalizedText => matchText(match)[1];

function matchText({ verdict, unmet, reason }: Explanation['match']): [Style, LocalizedText] {
  if (unmet === 'unknown') return undecided;
  return reason === 'aboutItself' ? aboutItself : verdicts[verdict];
}

const undecided: [Style, LocalizedText] = [
  'yellow',
  {
    de: 'Ob die Bedingungen zutreffen, lässt sich nicht entscheiden: Es wird nichts gesendet.',
    en: 'Whether the conditions hold cannot be decided: nothing is sent.',
  },
];

const aboutItself: [Style, LocalizedText] = [
  'yellow',
  {
    de: 'Das Ereignis meldet eine Störung dieses Webhooks selbst: Die Zustellung wird übersprungen.',
    en: 'The event tells of a fault of this very webhook: the delivery is skipped.',
  },
];

const heldBack: [Style, LocalizedText] = [
  'red',
  {
    de: 'Der Webhook würde senden, aber die Adresse ist nicht freigegeben.',
    en: 'The webhook would send, but the address is not allowed.',
  },
];

/** A call below "nothing is sent" would be read as one that is. */
const otherwise: LocalizedText = {
  de: 'Träfen sie zu, sähe der Aufruf so aus:',
  en: 'If they held, the call would look like this:',
};

/** Everything between an event and the call that a webhook makes of it, for people. */
export function showExplanation(io: Io, explanation: Explanation): void {
  const { webhook, match, handshake, request, calls = [], failure, refusal } = explanation;
  const de = io.language === 'de';
  const [style, text] = match.verdict === 'sends' && refusal !== undefined ? heldBack : matchText(match);
  io.out(styled(io, 'bold', webhook.name));
  io.out(styled(io, style, say(io, text)));
  for (const line of conditionLines(io, match.conditions)) io.out(line);
  if (failure !== undefined) {
    io.out('');
    io.out(styled(io, 'red', `${failure.failure}: ${say(io, failure.reason)}`));
  }
  if (refusal !== undefined) {
    io.out('');
    io.out(styled(io, 'red', say(io, refusal)));
  }
  if (handshake !== undefined) {
    heading(io, de ? 'Vor dem ersten Aufruf' : 'Before the first call');
    showUrl(io, handshake.method, handshake.url);
    facts(io, Object.entries(handshake.headers));
  }
  if (request !== undefined) {
    io.out('');
    if (match.verdict === 'passesBy') io.out(say(io, otherwise));
    showRequest(io, request);
  }
  for (const call of calls) {
    heading(io, de ? `Schritt „${call.step}“` : `Step "${call.step}"`);
    showRequest(io, call);
    heading(io, de ? 'Antwort, als Muster' : 'Answer, as a sample');
    io.out(indented(prettyBody(JSON.stringify(call.sample))));
  }
  const warnings = request?.warnings ?? calls[0]?.warnings ?? [];
  printWarnings(
    io,
    warnings.map((text) => ({ text })),
  );
  printWarnings(io, [...explanation.eventWarnings, ...explanation.webhookWarnings]);
}

/** Each comparison with what was found. */
export const conditionLines = (io: Io, conditions: Explanation['match']['conditions']): readonly string[] =>
  conditions.flatMap(({ comparisons }) =>
    comparisons.map(({ verdict, text }) => {
      const mark = { true: '✓', false: '✕', unknown: '?' }[verdict];
      return `  ${styled(io, verdict === 'true' ? 'green' : 'yellow', mark)} ${say(io, text)}`;
    }),
  );

function showRequest(io: Io, { method, url, headers, body }: ExplainedRequest): void {
  showUrl(io, method, url);
  facts(io, Object.entries(headers));
  if (body === null) return;
  heading(io, io.language === 'de' ? 'Inhalt' : 'Body');
  io.out(indented(prettyBody(body)));
}

/** Method and URL, and its parameters decoded below each other. */
export function showUrl(io: Io, method: string, url: string): void {
  io.out(`${styled(io, 'bold', method)} ${url}`);
  const parameters = [...(URL.parse(url)?.searchParams ?? [])];
  if (parameters.length === 0) return;
  const width = Math.max(...parameters.map(([name]) => name.length));
  for (const [name, value] of parameters) {
    io.out(`  ${styled(io, 'cyan', name.padEnd(width))} ${styled(io, 'dim', '=')} ${value}`);
  }
  io.out('');
}
