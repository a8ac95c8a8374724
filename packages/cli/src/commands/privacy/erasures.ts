import type { Erasure, ErasureStage, LocalizedText } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';

const stageWords: { readonly [S in ErasureStage]: LocalizedText } = {
  events: { de: 'löscht Ereignisse', en: 'erases events' },
  log: { de: 'schreibt das Protokoll neu', en: 'rewrites the log' },
  cleansing: { de: 'überschreibt Spuren', en: 'overwrites traces' },
  finished: { de: 'fertig', en: 'finished' },
};

export const listErasures = defineCommand({
  name: 'erasures',
  summary: {
    de: 'zeigt Löschungen: wann, von wem verlangt, wie viel; nie, um wen es ging',
    en: 'shows erasures: when, on whose demand, how much; never about whom',
  },
  examples: ['eilbote privacy erasures'],
  json: '{ "erasures": [{ "id", "subject", "stage", "requestedAt", "requestedBy", "finishedAt", "events", "deliveries", "cancelled", "lines" }] }',
  async run({ io, json, config }) {
    const found = await withHost(io, { config }, (host) => host.erasures());
    const erasures = found.map(withoutRecord);
    if (json) printJson(io, { erasures });
    else if (erasures.length === 0) note(io, { de: 'Keine Löschungen.', en: 'No erasures.' });
    else {
      const de = io.language === 'de';
      const heads = de
        ? ['Kennung', 'verlangt', 'von', 'Stand', 'Ereignisse', 'Zeilen']
        : ['id', 'demanded', 'by', 'stage', 'events', 'lines'];
      const rows = erasures.map(({ id, requestedAt, requestedBy, stage, events, lines }) => [
        id,
        localTime(requestedAt, io.language),
        requestedBy ?? '',
        say(io, stageWords[stage]),
        String(events),
        String(lines),
      ]);
      io.out(table(heads, rows));
    }
  },
});

/** Until it is erased, the request itself names the record. */
function withoutRecord(erasure: Erasure): Omit<Erasure, 'record'> {
  const { record, ...rest } = erasure;
  return record === undefined ? erasure : rest;
}
