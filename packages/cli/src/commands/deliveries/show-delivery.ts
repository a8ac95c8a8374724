import {
  describeFailure,
  describeReason,
  isDeliveryReason,
  reasonIn,
  type DeliveryRow,
  type DeliveryView,
  type ExchangeView,
  type HistoryView,
  type LocalizedText,
} from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { facts, heading, indented } from '../../output/block.ts';
import { remark, webhookName, type Surroundings } from '../../output/deliveries.ts';
import { showUrl } from '../../output/explanation.ts';
import { prettyBody } from '../../output/json.ts';
import { localTime } from '../../output/time.ts';
import { lineTitle } from '../../texts/log-kinds.ts';
import { stateStyles, stateWords } from '../../texts/words.ts';

/** A delivery for people: what became of it and what helps first, then its course, then the call as exchanged. */
export function showDelivery(
  io: Io,
  view: DeliveryView,
  around: Surroundings,
  refusal: LocalizedText | undefined,
): void {
  const { delivery, event, history } = view;
  const de = io.language === 'de';
  const saved = around.webhooks.find(({ id }) => id === delivery.webhook);
  const name = webhookName(delivery, saved);
  const state = styled(io, stateStyles[delivery.state], say(io, stateWords[delivery.state]));
  io.out(`${styled(io, 'bold', delivery.id)}  ${state}  ${remark(io, delivery, around)}`.trimEnd());
  io.out('');
  facts(io, [
    ['Webhook', name === undefined ? delivery.webhook : `${name} (${versionOf(io, delivery)})`],
    [de ? 'Ereignis' : 'event', `${event.type} (${event.id})`],
    [de ? 'Datensatz' : 'record', `${delivery.table} ${delivery.key}`],
    [de ? 'wiederholt' : 'repeats', delivery.of ?? undefined],
    [de ? 'erneut gesendet als' : 'sent again as', view.resentAs.join(', ') || undefined],
    [de ? 'ersetzt durch' : 'replaced by', view.replacedBy ?? undefined],
    [de ? 'statt' : 'replaces', view.replaces ?? undefined],
    [de ? 'angelegt' : 'created', localTime(delivery.createdAt, io.language)],
    [de ? 'Versuche' : 'attempts', String(delivery.attempts)],
    [
      de ? 'nächster Versuch' : 'next attempt',
      delivery.state === 'waiting' && delivery.parked === null && delivery.due !== null
        ? localTime(delivery.due, io.language)
        : undefined,
    ],
  ]);
  explain(io, delivery, refusal);
  heading(io, de ? 'Verlauf' : 'Course');
  for (const { line } of history) io.out(`  ${courseLine(io, line)}`);
  if (view.blanked !== undefined) {
    io.out('');
    io.out(styled(io, 'yellow', say(io, goneTexts[view.blanked])));
  }
  const last = history.findLast(({ exchange }) => exchange !== undefined)?.exchange;
  if (last === undefined) return;
  for (const call of last.earlier ?? []) showExchange(io, call, call.request.body);
  showExchange(io, last, last.request.body === undefined ? view.body : last.request.body);
}

const goneTexts: { readonly [B in NonNullable<DeliveryView['blanked']>]: LocalizedText } = {
  fields: {
    de: 'Personenbezogene Werte, Inhalt und Antwort wurden nach Ablauf ihrer Aufbewahrungsfrist gelöscht. Erneut senden geht nur noch mit neu gelesenen Datensätzen (--content refreshed).',
    en: 'Personal values, body and answer were deleted when their time was up. It can be sent again only with records read anew (--content refreshed).',
  },
  retention: {
    de: 'Inhalt und Antwort wurden nach Ablauf der Aufbewahrungsfrist gelöscht. Erneut senden geht nur noch mit neu gelesenen Datensätzen (--content refreshed).',
    en: 'Body and answer were deleted when their time was up. It can be sent again only with records read anew (--content refreshed).',
  },
  erasure: {
    de: 'Die Daten wurden auf Wunsch gelöscht; erneut senden ist nicht möglich.',
    en: 'The data were erased on request; it cannot be sent again.',
  },
};

/** Which webhook it is, and for a test that its definition was not saved. */
const versionOf = (io: Io, { webhook, version }: DeliveryRow): string =>
  version === 0 ? say(io, { de: 'nicht gespeichert', en: 'not saved' }) : webhook;

/** Cause and remedy from the catalogue, in the user's language. */
function explain(io: Io, { state, failure, reason, parked }: DeliveryRow, refusal: LocalizedText | undefined): void {
  if (state === 'delivered') return;
  const described =
    failure !== null
      ? describeFailure(failure, io.language)
      : parked !== null
        ? describeReason(parked, io.language)
        : reason !== null && isDeliveryReason(reason)
          ? describeReason(reason, io.language)
          : undefined;
  if (described === undefined) return;
  const de = io.language === 'de';
  const ownReason = reason !== null && !isDeliveryReason(reason) ? reasonIn(reason, io.language) : undefined;
  heading(io, described.title);
  facts(io, [
    [de ? 'Grund' : 'reason', refusal === undefined ? ownReason : say(io, refusal)],
    [de ? 'Ursache' : 'cause', described.cause],
    [de ? 'Abhilfe' : 'remedy', described.remedy],
    ['Code', failure ?? undefined],
  ]);
}

function courseLine(io: Io, line: HistoryView['line']): string {
  const took = line.durationMs === undefined ? '' : `${line.durationMs} ms`;
  const answer = line.status === undefined ? '' : `HTTP ${line.status}`;
  const next =
    line.nextAttemptAt === undefined
      ? ''
      : say(io, {
          de: `nächster Versuch ${localTime(Date.parse(line.nextAttemptAt), io.language)}`,
          en: `next attempt ${localTime(Date.parse(line.nextAttemptAt), io.language)}`,
        });
  const why = line.failure === undefined ? '' : describeFailure(line.failure, io.language).title;
  return [localTime(Date.parse(line.time), io.language), lineTitle(io, line), answer, took, why, next]
    .filter((part) => part !== '')
    .join('  ');
}

function showExchange(
  io: Io,
  { request, answer, failure, address, proxy, step }: ExchangeView,
  body: string | null | undefined,
): void {
  const de = io.language === 'de';
  heading(io, step === undefined ? (de ? 'Letzter Aufruf' : 'Last call') : de ? `Schritt „${step}“` : `Step "${step}"`);
  showUrl(io, request.method, request.url);
  facts(io, [...Object.entries(request.headers), [de ? 'Adresse' : 'address', address], ['Proxy', proxy]]);
  if (typeof body === 'string') {
    io.out('');
    io.out(indented(prettyBody(body)));
  }
  heading(io, de ? 'Antwort' : 'Answer');
  if (answer === undefined) {
    const none = { de: 'Es kam keine Antwort.', en: 'No answer came.' };
    io.out(`${say(io, none)}${failure === undefined ? '' : ` (${failure.detail})`}`);
    return;
  }
  io.out(`HTTP ${answer.status}`);
  facts(io, Object.entries(answer.headers));
  if (answer.body !== '') io.out(`\n${indented(prettyBody(answer.body))}`);
  if (answer.bodyIncomplete) io.out(say(io, { de: '(unvollständig)', en: '(incomplete)' }));
}
