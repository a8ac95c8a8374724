import { defineError } from '@eilbote/contract';
import { deepestLevel, largestEventBytes, longestId, longestKey } from './limits.ts';
import type { EventWarning } from './walk.ts';

export const EVENT_TYPE_UNKNOWN = defineError<{ eventType: string; suggestion?: string }>(
  'EVENT_TYPE_UNKNOWN',
  {
    de: 'Ein Ereignis hat eine Ereignisart, die Eilbote nicht kennt.',
    en: 'An event has an event type that Eilbote does not know.',
  },
  ({ eventType, suggestion }) => ({
    de: `Die Ereignisart „${eventType}“ gibt es nicht.${suggestion === undefined ? ' „eilbote events“ zeigt alle; ein Plugin oder Ihr Programm kann weitere anlegen.' : ` Meinten Sie „${suggestion}“?`}`,
    en: `There is no event type "${eventType}".${suggestion === undefined ? ' "eilbote events" lists all; a plugin or the host can define more.' : ` Did you mean "${suggestion}"?`}`,
  }),
);

export const EVENT_PART_INVALID = defineError<{ part: string; expected: 'object' | 'record' | 'text'; found: string }>(
  'EVENT_PART_INVALID',
  {
    de: 'Ein Teil eines Ereignisses hat nicht die erwartete Form.',
    en: 'A part of an event does not have the expected shape.',
  },
  ({ part, expected, found }) => ({
    de: `„${part}“ ist ${germanKinds[found] ?? found}; erwartet wird ${{ object: 'ein Objekt', record: 'ein Datensatz (ein Objekt mit Feldern) oder eine Liste davon', text: 'ein Text' }[expected]}.`,
    en: `"${part}" is ${found === 'nothing' ? 'missing' : found}; ${{ object: 'an object', record: 'a record (an object with fields) or a list of records', text: 'a text' }[expected]} is expected.`,
  }),
);

const germanKinds: { readonly [kind: string]: string } = {
  'a list': 'eine Liste',
  'a text': 'ein Text',
  'a number': 'eine Zahl',
  'a boolean': 'ein Wahrheitswert',
  'an object': 'ein Objekt',
  nothing: 'nicht vorhanden',
};

export const EVENT_RECORD_MISSING = defineError<{ eventType: string; table: string; found: readonly string[] }>(
  'EVENT_RECORD_MISSING',
  {
    de: 'Einem Ereignis fehlt der Datensatz, mit dem es geschehen ist.',
    en: 'An event lacks the record it happened to.',
  },
  ({ eventType, table, found }) => ({
    de: `Dem Ereignis „${eventType}“ fehlt der Datensatz der Tabelle „${table}“ (records.${table}). Mitgegeben wurde: ${found.join(', ') || 'nichts'}.`,
    en: `The event "${eventType}" lacks its record of the table "${table}" (records.${table}). It came with: ${found.join(', ') || 'nothing'}.`,
  }),
);

export const EVENT_RECORD_IS_LIST = defineError<{ eventType: string; table: string }>(
  'EVENT_RECORD_IS_LIST',
  {
    de: 'Ein Ereignis nennt mehrere Datensätze, mit denen es geschehen ist.',
    en: 'An event names several records it happened to.',
  },
  ({ eventType, table }) => ({
    de: `Das Ereignis „${eventType}“ gehört zu genau einem Datensatz der Tabelle „${table}“, records.${table} ist aber eine Liste. Veröffentlichen Sie für jeden Datensatz ein eigenes Ereignis.`,
    en: `The event "${eventType}" belongs to exactly one record of the table "${table}", but records.${table} is a list. Publish one event for each record.`,
  }),
);

export const EVENT_KEY_MISSING = defineError<{ eventType: string; table: string; fields: readonly string[] }>(
  'EVENT_KEY_MISSING',
  {
    de: 'Dem Datensatz eines Ereignisses fehlt der Schlüssel.',
    en: 'The record of an event lacks its key.',
  },
  ({ eventType, table, fields }) => ({
    de: `Dem Datensatz „${table}“ des Ereignisses „${eventType}“ fehlt der Schlüssel: ${fields.join(', ')} muss ein nicht leerer Text oder eine Zahl sein.`,
    en: `The record "${table}" of the event "${eventType}" lacks its key: ${fields.join(', ')} must be a non-empty text or a number.`,
  }),
);

export const EVENT_KEY_INVALID = defineError<{ eventType: string; table: string; fields: readonly string[] }>(
  'EVENT_KEY_INVALID',
  {
    de: 'Der Schlüssel eines Datensatzes ist zu lang oder enthält Steuerzeichen.',
    en: 'The key of a record is too long or has control characters.',
  },
  ({ eventType, table, fields }) => ({
    de: `Der Schlüssel (${fields.join(', ')}) des Datensatzes „${table}“ im Ereignis „${eventType}“ ist unbrauchbar: erlaubt sind bis zu ${longestKey} Zeichen ohne Zeilenumbrüche und andere Steuerzeichen.`,
    en: `The key (${fields.join(', ')}) of the record "${table}" in the event "${eventType}" cannot be used: up to ${longestKey} characters without line breaks and other control characters are allowed.`,
  }),
);

export const EVENT_NOT_JSON = defineError<{ path: string; found: string }>(
  'EVENT_NOT_JSON',
  {
    de: 'Ein Ereignis enthält einen Wert, den es in JSON nicht gibt.',
    en: 'An event contains a value that JSON does not have.',
  },
  ({ path, found }) => ({
    de: `Bei ${path} steht etwas, das es in JSON nicht gibt (${found}). Übergeben Sie Texte, Zahlen, Wahrheitswerte, null, Listen oder einfache Objekte, ein Datum zum Beispiel als „2026-09-18“.`,
    en: `At ${path} there is something that JSON does not have (${found}). Give texts, numbers, booleans, null, lists or plain objects; a date for example as "2026-09-18".`,
  }),
);

export const EVENT_TOO_DEEP = defineError<{ path: string }>(
  'EVENT_TOO_DEEP',
  {
    de: 'Ein Ereignis ist zu tief verschachtelt oder enthält sich selbst.',
    en: 'An event is nested too deeply or contains itself.',
  },
  ({ path }) => ({
    de: `Bei ${path} ist das Ereignis tiefer als ${deepestLevel} Ebenen verschachtelt, oder ein Objekt enthält sich selbst.`,
    en: `At ${path} the event is nested deeper than ${deepestLevel} levels, or an object contains itself.`,
  }),
);

export const EVENT_TOO_LARGE = defineError<{ eventType: string }>(
  'EVENT_TOO_LARGE',
  {
    de: 'Ein Ereignis ist zu groß.',
    en: 'An event is too large.',
  },
  ({ eventType }) => ({
    de: `Das Ereignis „${eventType}“ ist größer als ${largestEventBytes} Bytes. Geben Sie Bilder und Dateien als Verweis mit, und lange Listen nur, soweit ein Webhook sie braucht.`,
    en: `The event "${eventType}" is larger than ${largestEventBytes} bytes. Give images and files as a reference, and long lists only as far as a webhook needs them.`,
  }),
);

export const EVENT_ID_INVALID = defineError<Record<string, never>>(
  'EVENT_ID_INVALID',
  {
    de: 'Die Kennung eines Ereignisses ist ungültig.',
    en: 'The id of an event is invalid.',
  },
  () => ({
    de: `Eine Ereigniskennung (id) besteht aus 1 bis ${longestId} druckbaren ASCII-Zeichen ohne Leerzeichen. Lassen Sie sie weg, dann vergibt Eilbote eine.`,
    en: `An event id has 1 to ${longestId} printable ASCII characters without blanks. Leave it out and Eilbote makes one.`,
  }),
);

export const EVENT_TIME_INVALID = defineError<Record<string, never>>(
  'EVENT_TIME_INVALID',
  {
    de: 'Der Zeitpunkt eines Ereignisses ist ungültig.',
    en: 'The time of an event is invalid.',
  },
  () => ({
    de: 'Der Zeitpunkt (occurredAt) muss RFC 3339 entsprechen, zum Beispiel „2026-09-18T10:15:00+02:00“. Lassen Sie ihn weg, dann gilt der Zeitpunkt der Veröffentlichung.',
    en: 'The time (occurredAt) must follow RFC 3339, for example "2026-09-18T10:15:00+02:00". Leave it out and the time of publishing counts.',
  }),
);

export const EVENT_NOT_STRICT = defineError<{ eventType: string; warnings: readonly EventWarning[] }>(
  'EVENT_NOT_STRICT',
  {
    de: 'Ein Ereignis passt nicht genau zu den Beschreibungen seiner Tabellen, und strenge Prüfung ist eingeschaltet.',
    en: 'An event does not fit the schemas of its tables exactly, and strict checking is on.',
  },
  ({ eventType, warnings }) => ({
    de: `Das Ereignis „${eventType}“ passt nicht genau: ${warnings
      .slice(0, 5)
      .map(({ text }) => text.de)
      .join(' ')}`,
    en: `The event "${eventType}" does not fit exactly: ${warnings
      .slice(0, 5)
      .map(({ text }) => text.en)
      .join(' ')}`,
  }),
);
