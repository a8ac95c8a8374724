import type { Table } from '@eilbote/contract';
import { scopeNames } from '../templates/scope.ts';
import { checkFields, checkName } from './check-field.ts';
import { checkLocalizedText, flaw, isPlainObject, type Flaw } from './flaw.ts';

const evidences = ['documented', 'concept', 'assumed'];
const privacyClasses = ['none', 'contact', 'employee', 'financial', 'special'];

/**
 * Templates read other things under these names, conditions what an event tells beside its records under `details`;
 * `_eilbote` stands beside the records in a payload.
 */
const reservedNames = new Set([...scopeNames, 'forloop', '_eilbote']);

/** What is wrong with a table in itself. Written for definitions that no compiler has seen. */
export function checkTable(table: Table): Flaw[] {
  if (!isPlainObject(table) || typeof table.name !== 'string')
    return [flaw('name', 'Die Tabelle hat keinen Namen.', 'The table has no name.')];
  const flaws = [
    ...checkName(table.name, 'name'),
    ...(reservedNames.has(table.name)
      ? [flaw('name', 'Diesen Namen benutzt Eilbote selbst.', 'Eilbote uses this name itself.')]
      : []),
    ...checkLocalizedText(table.title, 'title'),
    ...checkEvidence(table.evidence, 'evidence'),
    ...checkFields(table.fields, 'fields'),
  ];
  if (!isPlainObject(table.fields)) return flaws;
  for (const [name, field] of Object.entries(table.fields)) {
    if (!isPlainObject(field)) continue;
    flaws.push(...checkEvidence(field.evidence, `fields.${name}.evidence`));
    if (field.privacy !== undefined && !privacyClasses.includes(field.privacy))
      flaws.push(oneOf(`fields.${name}.privacy`, privacyClasses));
    if (field.refersTo !== undefined && (typeof field.refersTo !== 'string' || field.refersTo === ''))
      flaws.push(flaw(`fields.${name}.refersTo`, 'Hier wird eine Tabelle erwartet.', 'A table is expected here.'));
  }
  return [...flaws, ...checkKey(table), ...checkParentFields(table)];
}

function checkKey(table: Table): Flaw[] {
  if (!Array.isArray(table.key) || table.key.length === 0)
    return [flaw('key', 'Es fehlt der Schlüssel der Tabelle.', 'The key of the table is missing.')];
  return table.key.flatMap((name: string) => checkFieldExists(table, name, 'key'));
}

function checkParentFields(table: Table): Flaw[] {
  const { parent } = table;
  if (parent === undefined) return [];
  if (!isPlainObject(parent) || typeof parent.table !== 'string')
    return [flaw('parent', 'Es fehlt die übergeordnete Tabelle.', 'The parent table is missing.')];
  return [
    ...checkFieldExists(table, parent.field, 'parent.field'),
    ...(parent.when === undefined ? [] : checkFieldExists(table, parent.when.field, 'parent.when.field')),
  ];
}

function checkFieldExists(table: Table, name: string, path: string): Flaw[] {
  if (Object.hasOwn(table.fields, name)) return [];
  return [flaw(path, `Ein Feld „${name}“ gibt es nicht.`, `There is no field "${name}".`)];
}

const checkEvidence = (value: unknown, path: string) =>
  typeof value === 'string' && evidences.includes(value) ? [] : [oneOf(path, evidences)];

const oneOf = (path: string, allowed: readonly string[]) =>
  flaw(path, `Erlaubt sind: ${allowed.join(', ')}.`, `Allowed are: ${allowed.join(', ')}.`);
