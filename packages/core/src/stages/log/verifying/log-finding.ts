import type { LocalizedText } from '@eilbote/contract';

/**
 * - `unreadable`: no line of JSON, e.g. zeros after a power cut
 * - `torn`: half a line at the end of a file that is written no more
 * - `invalid`: does not fit the documented schema
 * - `order`: its number is lower than that of the line before it
 * - `double`: the line stands in the log already
 * - `missing`: the history has it, the log has not
 * - `different`: the history tells it otherwise
 * - `unknown`: the history does not have it
 */
export type LogFault = 'unreadable' | 'torn' | 'invalid' | 'order' | 'double' | 'missing' | 'different' | 'unknown';

/** One thing that is wrong with the delivery log. */
export interface LogFinding {
  readonly fault: LogFault;
  /** Name of the file; absent for a line that stands in none. */
  readonly file?: string;
  /** Number of the line in its file, from 1. */
  readonly line?: number;
  readonly sequence?: number;
  /** Kind of the line, as far as it is known. */
  readonly kind?: string;
  readonly delivery?: string;
  /** What does not fit the schema: `key missing`, `status wrong`. */
  readonly detail?: string;
}

/** What each fault means, and where it can come from. */
export const logFaultTexts: { readonly [fault in LogFault]: LocalizedText } = {
  unreadable: {
    de: 'Die Zeile ist nicht lesbar. Das kommt nach einem Stromausfall vor oder wenn die Datei bearbeitet wurde.',
    en: 'The line cannot be read. That happens after a power cut, or when the file was edited.',
  },
  torn: {
    de: 'Die Datei endet mit einer halben Zeile, obwohl sie nicht mehr geschrieben wird.',
    en: 'The file ends with half a line although it is written no more.',
  },
  invalid: {
    de: 'Die Zeile passt nicht zum beschriebenen Aufbau (docs/reference/log-lines.md).',
    en: 'The line does not fit its description (docs/reference/log-lines.md).',
  },
  order: {
    de: 'Die Zeile steht hinter einer mit höherer Nummer.',
    en: 'The line stands behind one with a higher number.',
  },
  double: { de: 'Die Zeile steht schon einmal im Protokoll.', en: 'The line stands in the log already.' },
  missing: {
    de: 'Die Zeile fehlt im Protokoll, obwohl die Datenbank sie kennt und sie noch aufzubewahren ist.',
    en: 'The line is missing in the log although the database has it and it is to be kept.',
  },
  different: {
    de: 'Die Zeile lautet anders als in der Datenbank: Sie wurde verändert.',
    en: 'The line is not as the database has it: it was changed.',
  },
  unknown: {
    de: 'Die Zeile steht nicht in der Datenbank: Sie wurde hinzugefügt, oder eine ältere Datenbank wurde an „eilbote db restore“ vorbei zurückgespielt.',
    en: 'The line is not in the database: it was added, or an older database was put back without "eilbote db restore".',
  },
};
