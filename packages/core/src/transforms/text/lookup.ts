import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { isMissing } from '../missing.ts';
import { defineTransform } from '../transform.ts';
import { entryName } from '../value-text.ts';

export const lookup = defineTransform({
  name: 'lookup',
  title: { de: 'Nachschlagen', en: 'Look up' },
  description: {
    de: 'Ersetzt einen Wert durch den, der in einer Tabelle für ihn steht. Groß- und Kleinschreibung zählt. Steht der Wert nicht in der Tabelle, gilt „otherwise“; ohne das schlägt die Zustellung fehl.',
    en: 'Replaces a value by the one that a table has for it. Case counts. For a value that is not in the table "otherwise" holds; without it the delivery fails.',
  },
  parameters: {
    table: {
      type: 'value',
      required: true,
      title: { de: 'Tabelle', en: 'Table' },
      description: {
        de: 'Ein Text wie „0=Angebot; 5=Rechnung“, in dem auch Zeilenwechsel trennen, oder ein Objekt.',
        en: 'A text like "0=Angebot; 5=Rechnung", in which line breaks separate, too, or an object.',
      },
    },
    otherwise: { type: 'value', title: { de: 'Sonst', en: 'Otherwise' } },
  },
  examples: [
    { value: 0, parameters: { table: '0=Angebot; 5=Rechnung' }, result: 'Angebot' },
    { value: '40', parameters: { table: { '40': 17, '50': 18 } }, result: 17 },
    { value: true, parameters: { table: 'true=1; false=0' }, result: '1' },
    { value: 7, parameters: { table: '0=Angebot; 5=Rechnung', otherwise: 'Sonstiges' }, result: 'Sonstiges' },
    { value: 7, parameters: { table: '0=Angebot; 5=Rechnung' }, says: 'The table has no entry for this value' },
    { value: 0, parameters: { table: '0:Angebot' }, says: 'The table cannot be read' },
    { value: null, parameters: { table: '0=Angebot', otherwise: 'none' }, result: null },
  ],
  apply(value, { table, otherwise }, { failure }) {
    const entries = entriesOf(table);
    if (entries === undefined) throw failure(unreadable);
    const found = entries.get(entryName(value));
    if (found !== undefined) return found;
    if (isMissing(otherwise)) throw failure(noEntry);
    return otherwise;
  },
});

function entriesOf(table: JsonValue): ReadonlyMap<string, JsonValue> | undefined {
  if (typeof table === 'object' && table !== null && !Array.isArray(table)) return new Map(Object.entries(table));
  if (typeof table !== 'string') return undefined;
  const lines = table.split(/[;\n]/).filter((line) => line.trim() !== '');
  const entries = lines.map((line) => /^([^=]*)=(.*)$/s.exec(line));
  return entries.includes(null) || entries.length === 0
    ? undefined
    : new Map(entries.map((entry) => [(entry?.[1] ?? '').trim(), (entry?.[2] ?? '').trim()]));
}

const noEntry: LocalizedText = {
  de: 'Die Tabelle hat keinen Eintrag für diesen Wert. Ergänzen Sie ihn, oder sagen Sie mit „otherwise“, was sonst gilt.',
  en: 'The table has no entry for this value. Add one, or say with "otherwise" what holds else.',
};
const unreadable: LocalizedText = {
  de: 'Die Tabelle lässt sich nicht lesen. Sie ist ein Text wie „0=Angebot; 5=Rechnung“.',
  en: 'The table cannot be read. It is a text like "0=Angebot; 5=Rechnung".',
};
