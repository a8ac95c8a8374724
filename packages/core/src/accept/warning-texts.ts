import type { LocalizedText } from '@eilbote/contract';

export type WarningCode = keyof typeof warningTexts;

interface Place {
  /** `Auftrag.Liefertermin` */
  readonly name: string;
  /** What else the sentence needs: a limit, choices, a suggestion, a number. */
  readonly detail: string;
}

type WarningText = (place: Place) => LocalizedText;

const kept: LocalizedText = { de: 'Der Wert bleibt, wie er ist.', en: 'The value is kept as it is.' };

const keptBecause =
  (de: string, en: string): WarningText =>
  ({ name, detail }) => ({
    de: `${name} ${de.replace('{}', detail)}. ${kept.de}`,
    en: `${name} ${en.replace('{}', detail)}. ${kept.en}`,
  });

/** What may be noticed about an event that is accepted all the same. Values are never repeated: they may be personal. */
export const warningTexts = {
  NUMBER_AS_TEXT: ({ name }: Place) => ({
    de: `${name} ist ein Text, gegeben wurde eine Zahl. Sie wurde zu Text; führende Nullen gehen so verloren.`,
    en: `${name} is a text, a number was given. It became text; leading zeros get lost that way.`,
  }),
  NULL_UNEXPECTED: ({ name }: Place) => ({
    de: `${name} ist leer, obwohl das Feld immer einen Wert haben soll.`,
    en: `${name} is empty although the field should always have a value.`,
  }),
  NOT_TEXT: keptBecause('ist kein Text', 'is no text'),
  NOT_A_NUMBER: keptBecause('ist keine Zahl', 'is no number'),
  NUMBER_AMBIGUOUS: keptBecause(
    'kann mit Tausenderpunkt oder mit Dezimalpunkt gemeint sein',
    'may be meant with a thousands separator or with a decimal point',
  ),
  NOT_AN_INTEGER: keptBecause('ist keine ganze Zahl', 'is no whole number'),
  NOT_A_BOOLEAN: keptBecause('ist weder wahr noch falsch', 'is neither true nor false'),
  NOT_A_DATE: keptBecause('ist kein Datum wie 2026-09-18 oder 18.09.2026', 'is no date like 2026-09-18 or 18.09.2026'),
  NO_SUCH_DATE: keptBecause('ist ein Datum, das es nicht gibt', 'is a date that does not exist'),
  NOT_A_TIME: keptBecause(
    'ist keine Uhrzeit wie 07:30:00 und keine Anzahl Sekunden',
    'is no time like 07:30:00 and no number of seconds',
  ),
  NOT_A_DATE_TIME: keptBecause(
    'ist kein Zeitpunkt nach RFC 3339 wie 2026-09-18T10:15:00+02:00',
    'is no RFC 3339 time like 2026-09-18T10:15:00+02:00',
  ),
  NOT_A_LIST: keptBecause('ist keine Liste', 'is no list'),
  NOT_AN_OBJECT: keptBecause('ist kein Objekt', 'is no object'),
  NOT_A_CHOICE: keptBecause('ist keiner der erwarteten Werte ({})', 'is none of the expected values ({})'),
  TOO_SHORT: keptBecause('ist kürzer als {} Zeichen', 'is shorter than {} characters'),
  TOO_LONG: keptBecause('ist länger als {} Zeichen', 'is longer than {} characters'),
  TOO_SMALL: keptBecause('ist kleiner als {}', 'is less than {}'),
  TOO_BIG: keptBecause('ist größer als {}', 'is more than {}'),
  VALUE_MISSING: ({ name }: Place) => ({
    de: `${name} fehlt. Bedingungen und Vorlagen sehen dort nichts.`,
    en: `${name} is missing. Conditions and templates see nothing there.`,
  }),
  FIELD_MISSPELT: ({ name, detail }: Place) => ({
    de: `Ein Feld ${name} gibt es nicht. Meinten Sie ${detail}? Der Wert bleibt, wo er ist.`,
    en: `There is no field ${name}. Did you mean ${detail}? The value stays where it is.`,
  }),
  TABLE_UNDECLARED: ({ name, detail }: Place) => ({
    de: `Die Tabelle ${name} gehört nicht zu diesem Ereignis.${detail === '' ? '' : ` Meinten Sie ${detail}?`} Ihre Datensätze bleiben erhalten.`,
    en: `The table ${name} does not belong to this event.${detail === '' ? '' : ` Did you mean ${detail}?`} Its records are kept.`,
  }),
  RECORD_EMPTY: ({ name }: Place) => ({
    de: `Von der Tabelle ${name} kam statt eines Datensatzes null. Sie gilt als nicht mitgegeben.`,
    en: `Of the table ${name} null came instead of a record. It counts as not given.`,
  }),
  NAME_FORBIDDEN: ({ name }: Place) => ({
    de: `${name} wurde weggelassen: dieser Name ist aus Sicherheitsgründen nicht erlaubt.`,
    en: `${name} was left out: this name is not allowed, for security.`,
  }),
  PROPERTY_UNKNOWN: ({ name, detail }: Place) => ({
    de: `Die Angabe ${name} kennt ein Ereignis nicht, sie wurde weggelassen.${detail === '' ? '' : ` Meinten Sie ${detail}?`}`,
    en: `An event has no property ${name}, it was left out.${detail === '' ? '' : ` Did you mean ${detail}?`}`,
  }),
  MORE_WARNINGS: ({ detail }: Place) => ({
    de: `Es gibt ${detail} weitere Hinweise.`,
    en: `There are ${detail} more warnings.`,
  }),
};
