import type { Report, ReportedDelivery, ReportedEvent } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts, heading } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';
import { stateWords } from '../../texts/words.ts';
import { recordArguments, recordOf } from './record-arguments.ts';

export const reportRecord = defineCommand({
  name: 'report',
  summary: {
    de: 'Auskunft: alles, was zu einem Datensatz gespeichert ist, und wer was davon erhalten hat',
    en: 'all that is stored about a record, and who got what of it',
  },
  arguments: recordArguments,
  examples: ['eilbote privacy report Kunden 10023', 'eilbote privacy report Kunden 10023 --json > auskunft.json'],
  json: '{ "record", "madeAt", "events": [{ "id", "type", "occurredAt", "records", "deliveries": [{ "webhook", "hosts", "state", "attempts", "fields", … }] }], "erasures" }',
  async run({ io, json, config }, args) {
    const report = await withHost(io, { config }, (host) => host.report(recordOf(host, args)));
    if (json) printJson(io, report);
    else print(io, report);
  },
});

function print(io: Io, { record, events, erasures }: Report): void {
  const de = io.language === 'de';
  io.out(styled(io, 'bold', `${record.table} ${record.key}`));
  for (const event of events) printEvent(io, event);
  for (const { requestedAt, requestedBy, events: count } of erasures) {
    const by = requestedBy === null ? '' : `, ${requestedBy}`;
    heading(io, `${de ? 'Löschung' : 'Erasure'} ${localTime(requestedAt, io.language)}${by}`);
    io.out(say(io, { de: `${count} Ereignisse geleert.`, en: `${count} events blanked.` }));
  }
  if (events.length === 0 && erasures.length === 0) {
    note(io, { de: 'Dazu ist nichts gespeichert.', en: 'Nothing is stored about it.' });
  }
}

function printEvent(io: Io, event: ReportedEvent): void {
  const de = io.language === 'de';
  heading(io, `${event.type}  ${localTime(Date.parse(event.occurredAt), io.language)}  (${event.id})`);
  facts(io, [
    [de ? 'geschah an' : 'happened to', `${event.happenedTo.table} ${event.happenedTo.key}`],
    ...Object.entries(event.records).flatMap(([table, records]) =>
      records.map((record): [string, string] => [table, JSON.stringify(record)]),
    ),
  ]);
  for (const delivery of event.deliveries) printDelivery(io, delivery);
}

function printDelivery(io: Io, { webhook, hosts, state, attempts, fields }: ReportedDelivery): void {
  const last = attempts.at(-1);
  const when = last === undefined ? '' : localTime(Date.parse(last.at), io.language);
  io.out(`  → ${[webhook, hosts.join(', '), say(io, stateWords[state]), when].filter(Boolean).join('  ')}`);
  if (fields.length > 0) io.out(styled(io, 'dim', `    ${fields.join(', ')}`));
}
