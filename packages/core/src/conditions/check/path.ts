import { pathText, type Path } from '../expression.ts';
import type { FieldPlace } from '../fields/resolve.ts';
import type { ConditionScope } from '../fields/scope.ts';
import { nearest } from '../../suggestion.ts';
import { DETAIL_UNKNOWN, FIELD_UNKNOWN, TABLE_UNKNOWN } from '../findings/fields.ts';
import type { ConditionFinding } from '../findings/finding.ts';

/** What to say of a path that leads nowhere. */
export function checkPath(path: Path, place: FieldPlace, scope: ConditionScope): ConditionFinding {
  if (place.source === 'details') {
    const names = Object.keys(place.siblings);
    const parent = path.names.slice(0, -1).join('.');
    const name = nearest(path.names.at(-1) ?? '', names);
    const suggestion = name === undefined ? undefined : `${parent}.${name}`;
    const known = names.map((each) => `${parent}.${each}`);
    return DETAIL_UNKNOWN(path, { path: pathText(path), known, suggestion }, suggestion);
  }
  if (!place.table) {
    const known = [scope.table, ...scope.related].map(({ name }) => name);
    const [table = ''] = path.names;
    const name = nearest(table, [...known, 'details']);
    const suggestion = name === undefined ? undefined : [name, ...path.names.slice(1)].join('.');
    return TABLE_UNKNOWN(path, { table, known, suggestion }, suggestion);
  }
  const facts = { field: place.name, table: place.table.name };
  const suggestion = path.names.length === 1 ? suggestField(place.name, scope) : suggestOfTable(place, path);
  return FIELD_UNKNOWN(path, { ...facts, suggestion }, suggestion);
}

function suggestOfTable({ table, name }: Extract<FieldPlace, { name: string }>, path: Path): string | undefined {
  const field = nearest(name, Object.keys(table?.fields ?? {}));
  return field === undefined ? undefined : `${path.names[0]}.${field}`;
}

/** The same name in another table or in the details is a better guess than a similar name in the own table. */
function suggestField(name: string, scope: ConditionScope): string | undefined {
  const isSame = (other: string) => other.toLowerCase() === name.toLowerCase();
  const own = Object.keys(scope.table.fields);
  const elsewhere = [
    ...scope.related.map((table) => ({ prefix: table.name, names: Object.keys(table.fields) })),
    { prefix: 'details', names: Object.keys(scope.details) },
  ];
  const same = own.find(isSame);
  if (same !== undefined) return same;
  for (const { prefix, names } of elsewhere) {
    const found = names.find(isSame);
    if (found !== undefined) return `${prefix}.${found}`;
  }
  return nearest(name, own);
}
