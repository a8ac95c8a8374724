import type { BackTest, BackTestedEvent, BackTestVerdict, Catalogue, LocalizedText } from '@eilbote/core';
import { say, styled, type Io, type Style } from '../io.ts';
import { note, printWarnings } from './problems.ts';
import { table } from './table.ts';
import { localTime } from './time.ts';

const words: { readonly [verdict in BackTestVerdict]: readonly [Style, LocalizedText] } = {
  sends: ['green', { de: 'gesendet', en: 'sent' }],
  passesBy: ['dim', { de: 'nicht gesendet', en: 'not sent' }],
  unchanged: ['dim', { de: 'ohne Änderung', en: 'unchanged' }],
  skips: ['yellow', { de: 'übersprungen', en: 'skipped' }],
  fails: ['red', { de: 'fehlgeschlagen', en: 'failed' }],
  refused: ['red', { de: 'nicht freigegeben', en: 'not allowed' }],
  otherEvent: ['dim', { de: 'andere Ereignisart', en: 'other event type' }],
  contentGone: ['dim', { de: 'Daten gelöscht', en: 'data deleted' }],
};

/** What a webhook would have made of the last events, for people: the counts, then event by event. */
export function showBackTest(io: Io, tested: BackTest, catalogue: Catalogue): void {
  const { webhook, webhookWarnings, counts, events, outOfTime } = tested;
  const de = io.language === 'de';
  io.out(styled(io, 'bold', webhook.name));
  if (events.length === 0) {
    note(io, { de: 'Es sind noch keine Ereignisse gespeichert.', en: 'No events are stored yet.' });
    return;
  }
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  const sums = parts.map(([verdict, count]) => `${count} ${say(io, words[verdict as BackTestVerdict][1])}`);
  io.out(`${de ? 'Ereignisse' : 'events'}: ${events.length} (${sums.join(', ')})`);
  // Those of other types say nothing but their number.
  const told = events.filter(({ verdict }) => verdict !== 'otherEvent');
  if (told.length > 0) {
    io.out('');
    const head = de
      ? ['Zeit', 'Ereignis', 'Datensatz', 'Kennung', 'wäre', '']
      : ['time', 'event', 'record', 'id', 'would be', ''];
    io.out(
      table(
        head,
        told.map((one) => row(io, one, catalogue)),
      ),
    );
  }
  if (outOfTime) {
    const text = {
      de: 'Weiter zurück wurde nicht gesehen, weil es zu lange gedauert hat.',
      en: 'It looked no further back, because that took too long.',
    };
    note(io, text);
  }
  printWarnings(io, webhookWarnings);
}

function row(io: Io, tested: BackTestedEvent, catalogue: Catalogue): string[] {
  const { event, verdict } = tested;
  const [style, word] = words[verdict];
  const title = catalogue.eventType(event.type)?.title;
  return [
    localTime(event.acceptedAt, io.language),
    title === undefined ? event.type : say(io, title),
    event.key,
    event.id,
    styled(io, style, say(io, word)),
    whyText(io, tested),
  ];
}

/** The first thing that decided. */
function whyText(io: Io, { verdict, match, failure, refusal, request, calls }: BackTestedEvent): string {
  if (failure !== undefined) return say(io, failure.reason);
  if (refusal !== undefined) return say(io, refusal);
  const first = request ?? calls?.[0];
  if (verdict === 'sends') return first === undefined ? '' : `${first.method} ${first.url.split('?')[0] ?? ''}`;
  if (match?.reason === 'noRecord') return say(io, { de: 'kein Datensatz der Tabelle', en: 'no record of the table' });
  const decisive = match?.conditions.flatMap(({ comparisons }) => comparisons).find((one) => one.verdict !== 'true');
  return decisive === undefined ? '' : say(io, decisive.text);
}
