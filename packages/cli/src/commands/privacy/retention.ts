import type { RetentionPeriods } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';

export const showRetention = defineCommand({
  name: 'show',
  summary: { de: 'zeigt, wie lange was gespeichert bleibt', en: 'shows how long what is kept' },
  examples: ['eilbote retention show'],
  json: '{ "bodyDays": days | null, "rowDays": days | null, "classes": [{ "days", "classes": [class, …] }] }',
  async run({ io, json, config }) {
    const periods = await withHost(io, { config }, async (host) => host.retention.periods);
    if (json) printJson(io, plain(periods));
    else print(io, periods);
  },
});

export const runRetention = defineCommand({
  name: 'run',
  summary: {
    de: 'löscht jetzt, was lange genug gespeichert war; sonst geschieht es stündlich von selbst',
    en: 'deletes now what was kept long enough; otherwise it happens by itself every hour',
  },
  examples: ['eilbote retention run'],
  json: '{ "fields": number, "bodies": number, "rows": number, "entries": number }',
  async run({ io, json, config }) {
    const counts = await withHost(io, { config, dispatch: true }, (host) => host.retention.run());
    if (json) {
      printJson(io, counts);
      return;
    }
    const de = io.language === 'de';
    io.out(`${styled(io, 'green', '✓')} ${say(io, { de: 'Aufgeräumt.', en: 'Tidied up.' })}`);
    facts(io, [
      [de ? 'Ereignisse ohne Werte einzelner Klassen' : 'events without values of some classes', String(counts.fields)],
      [de ? 'Ereignisse ohne Inhalte' : 'events without bodies', String(counts.bodies)],
      [de ? 'Ereignisse gelöscht' : 'events deleted', String(counts.rows)],
      [de ? 'sonstige Einträge gelöscht' : 'other entries deleted', String(counts.entries)],
    ]);
  },
});

/** JSON has no infinity: `null` is for ever. */
const plain = ({ bodyDays, rowDays, classes }: RetentionPeriods) => ({
  bodyDays: Number.isFinite(bodyDays) ? bodyDays : null,
  rowDays: Number.isFinite(rowDays) ? rowDays : null,
  classes: classes.map((one) => ({ days: one.days, classes: [...one.classes] })),
});

function print(io: Io, { bodyDays, rowDays, classes }: RetentionPeriods): void {
  const de = io.language === 'de';
  const days = (count: number): string =>
    Number.isFinite(count) ? `${count} ${de ? 'Tage' : 'days'}` : de ? 'unbegrenzt' : 'for ever';
  facts(io, [
    ...classes.map((one): [string, string] => [
      `${de ? 'Werte der Klassen' : 'values of the classes'} ${[...one.classes].join(', ')}`,
      days(one.days),
    ]),
    [de ? 'Datensätze, Inhalte und Antworten' : 'records, bodies and answers', days(bodyDays)],
    [de ? 'Ereignisse, Zustellungen und Verlauf' : 'events, deliveries and history', days(rowDays)],
  ]);
  io.out('');
  io.out(
    say(io, {
      de: 'Gezählt wird ab der letzten Änderung einer Zustellung. Was noch wartet, bleibt.',
      en: 'Counted from the last change of a delivery. What still waits is kept.',
    }),
  );
}
