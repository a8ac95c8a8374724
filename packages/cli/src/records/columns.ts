import { nearest, type Table } from '@eilbote/core';
import { pair } from '../arguments/assignment.ts';
import { ARGUMENT_INVALID, COLUMN_MISSING, COLUMN_TWICE } from '../errors.ts';

/** Field of the table by the name of the column in the file, as `--column Nr=KundenNr` gives it. */
export type ColumnNames = ReadonlyMap<string, string>;

const form = { de: 'Spalte=Feld, zum Beispiel Nr=KundenNr', en: 'column=field, for example Nr=KundenNr' };

/** @throws ARGUMENT_INVALID */
export function columnNames(given: readonly string[], table: Table): ColumnNames {
  return new Map(
    given.map((text) => {
      const [column, field] = pair(text, '=', form);
      if (!Object.hasOwn(table.fields, field)) throw unknownField(text, field, table);
      return [column.trim(), field];
    }),
  );
}

function unknownField(text: string, field: string, { name, fields }: Table) {
  const meant = nearest(field, Object.keys(fields));
  const [de, en] = meant === undefined ? ['', ''] : [`, vielleicht ${meant}`, `, perhaps ${meant}`];
  const expected = { de: `ein Feld der Tabelle ${name}${de}`, en: `a field of the table ${name}${en}` };
  return ARGUMENT_INVALID({ argument: text, option: '--column', expected });
}

/** What the columns of a file mean. */
export interface Columns {
  /** The field of each column; `undefined` for one that is left out. */
  readonly fields: readonly (string | undefined)[];
  /** Names of columns that are no field of the table. */
  readonly leftOut: readonly string[];
}

/** @throws ARGUMENT_INVALID, COLUMN_MISSING, COLUMN_TWICE */
export function columnsOf(header: readonly string[], names: ColumnNames, table: Table): Columns {
  const columns = header.map((name) => name.trim());
  for (const [column, field] of names) {
    if (columns.includes(column)) continue;
    const expected = {
      de: `eine Spalte der Datei: ${columns.join(', ')}`,
      en: `a column of the file: ${columns.join(', ')}`,
    };
    throw ARGUMENT_INVALID({ argument: `${column}=${field}`, option: '--column', expected });
  }
  const fields = columns.map((name) => names.get(name) ?? (Object.hasOwn(table.fields, name) ? name : undefined));
  const twice = fields.find((field, at) => field !== undefined && fields.indexOf(field) !== at);
  if (twice !== undefined) throw COLUMN_TWICE({ field: twice });
  const missing = table.key.find((field) => !fields.includes(field));
  if (missing !== undefined) throw COLUMN_MISSING({ field: missing, table: table.name, columns });
  return { fields, leftOut: columns.filter((name, at) => name !== '' && fields[at] === undefined) };
}
