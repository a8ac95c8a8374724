import type { WhyNot } from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';
import { statusWords } from '../texts/words.ts';
import { facts, heading } from './block.ts';
import { deliveryTable, type Surroundings } from './deliveries.ts';
import { conditionLines, matchSentence } from './explanation.ts';
import { localTime } from './time.ts';

/** Why an event made no delivery, for people: the reason first, then what it is judged by, then what would be now. */
export function showWhyNot(io: Io, why: WhyNot, around: Surroundings): void {
  const { event, webhook, reason, text, was, conditions, deliveries, today } = why;
  const de = io.language === 'de';
  io.out(styled(io, 'bold', webhook.name));
  io.out(styled(io, reason === 'delivery' ? 'green' : 'yellow', say(io, text)));
  for (const line of conditionLines(io, conditions)) io.out(line);
  io.out('');
  const title = around.catalogue.eventType(event.type)?.title;
  facts(io, [
    [de ? 'Ereignis' : 'event', `${title === undefined ? event.type : say(io, title)} (${event.id})`],
    [de ? 'Datensatz' : 'record', `${event.table} ${event.key}`],
    [de ? 'angenommen' : 'accepted', localTime(event.acceptedAt, io.language)],
    [de ? 'Webhook damals' : 'webhook then', was === undefined ? undefined : wasText(io, was)],
    [de ? 'Ereignisart damals' : 'event type then', reason === 'otherEvent' ? was?.eventType : undefined],
  ]);
  if (deliveries.length > 0) {
    heading(io, de ? 'Zustellungen' : 'Deliveries');
    io.out(deliveryTable(io, deliveries, around));
  }
  if (today === undefined || reason === 'delivery') return;
  heading(io, de ? 'Heute' : 'Today');
  const version = { de: `Fassung ${today.version}`, en: `version ${today.version}` };
  io.out(`${say(io, version)}: ${say(io, matchSentence(today.match))}`);
  for (const line of conditionLines(io, today.match.conditions)) io.out(line);
}

function wasText(io: Io, { version, status, since }: NonNullable<WhyNot['was']>): string {
  const word =
    status === 'unknown'
      ? say(io, { de: 'Zustand nicht bekannt', en: 'status not known' })
      : status === 'deleted'
        ? say(io, { de: 'gelöscht', en: 'deleted' })
        : say(io, statusWords[status]);
  const from = since === undefined ? '' : ` ${say(io, { de: 'seit', en: 'since' })} ${localTime(since, io.language)}`;
  return `${say(io, { de: `Fassung ${version}`, en: `version ${version}` })}, ${word}${from}`;
}
