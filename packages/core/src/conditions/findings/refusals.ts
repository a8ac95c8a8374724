import { clip, defineFinding } from './finding.ts';

export const ORDER_BY_REFUSED = defineFinding<object>(
  'error',
  'CONDITION_ORDER_BY_REFUSED',
  { de: '„order by“ hat in Bedingungen keinen Sinn.', en: '"order by" has no use in conditions.' },
  () => ({
    de: '„order by“ sortiert Suchergebnisse; Bedingungen prüfen aber jeden Datensatz für sich. Lassen Sie es weg. Gehört es zu einem Wert, setzen Sie diesen in Hochkommas.',
    en: '"order by" sorts search results, but conditions test each record by itself. Leave it out. If it belongs to a value, put that value in single quotes.',
  }),
);

export const FORMULA_REFUSED = defineFinding<{ name: string }>(
  'error',
  'CONDITION_FORMULA_REFUSED',
  { de: 'Formeln werden nicht ausgeführt.', en: 'Formulas are not executed.' },
  ({ name }) => ({
    de: `Formeln wie „${clip(name)}(…)“ werden aus Sicherheitsgründen nicht ausgeführt. Vergleichen Sie ein Feld mit einem Wert: Status = 5.`,
    en: `Formulas like "${clip(name)}(…)" are not executed, for security. Compare a field with a value: Status = 5.`,
  }),
);

export const COLLECTION_REFUSED = defineFinding<{ name: string }>(
  'error',
  'CONDITION_COLLECTION_REFUSED',
  {
    de: 'Eckige Klammern hinter einem Feld gehen hier nicht.',
    en: 'Square brackets after a field are not possible here.',
  },
  ({ name }) => ({
    de: `Eckige Klammern hinter „${clip(name)}“ gehen hier nicht. Kam eine Tabelle als Liste, genügt Tabelle.Feld: Die Bedingung gilt, wenn sie für einen der Datensätze gilt.`,
    en: `Square brackets after "${clip(name)}" are not possible here. Where a table came as a list, Table.Field is enough: the condition holds if it holds for one of the records.`,
  }),
);

export const PLACEHOLDER_REFUSED = defineFinding<{ name: string }>(
  'error',
  'CONDITION_PLACEHOLDER_REFUSED',
  { de: 'Platzhalter haben in Bedingungen keinen Wert.', en: 'Placeholders have no value in conditions.' },
  ({ name }) => ({
    de: `Der Platzhalter „${clip(name)}“ bekommt hier keinen Wert. Schreiben Sie den Wert selbst; beginnt er mit einem Doppelpunkt, setzen Sie ihn in Hochkommas.`,
    en: `The placeholder "${clip(name)}" gets no value here. Write the value itself; if it begins with a colon, put it in single quotes.`,
  }),
);

export const PATH_REFUSED = defineFinding<{ path: string }>(
  'error',
  'CONDITION_PATH_REFUSED',
  { de: 'Der Weg zu einem Feld ist zu lang.', en: 'The path to a field is too long.' },
  ({ path }) => ({
    de: `„${clip(path)}“ führt über zu viele Stufen. Möglich sind Feld, Tabelle.Feld und details.Name.`,
    en: `"${clip(path)}" has too many steps. Possible are Field, Table.Field and details.name.`,
  }),
);

export const NAME_REFUSED = defineFinding<{ name: string }>(
  'error',
  'CONDITION_NAME_REFUSED',
  { de: 'Dieser Name ist als Feld nicht erlaubt.', en: 'This name is not allowed as a field.' },
  ({ name }) => ({
    de: `„${name}“ ist als Name eines Felds nicht erlaubt. Wählen Sie ein Feld der Tabelle.`,
    en: `"${name}" is not allowed as the name of a field. Choose a field of the table.`,
  }),
);
