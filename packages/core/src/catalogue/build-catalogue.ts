import type { EilboteError, EventType, Table } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import { Catalogue, type Owned } from './catalogue.ts';
import { checkEventType } from './check-event-type.ts';
import { checkTable } from './check-table.ts';
import type { Contribution } from './contribution.ts';
import { deepFreeze } from './deep-freeze.ts';
import {
  CORRECTION_WITHOUT_TABLE,
  EVENT_TYPE_INVALID,
  EVENT_TYPE_TAKEN,
  TABLE_INVALID,
  TABLE_TAKEN,
} from './errors.ts';
import { flaw, isPlainObject, type Flaw } from './flaw.ts';
import { applyCorrection, checkCorrection } from './table-correction.ts';

/** What is wrong with the definitions of one party. */
export interface CatalogueProblem {
  readonly owner: string;
  readonly error: EilboteError;
}

/**
 * Puts the catalogue together, earlier contributions first. All problems are told at once; a definition that has one
 * is left out, and where two collide, the later one.
 */
export function buildCatalogue(contributions: readonly Contribution[]): {
  readonly catalogue: Catalogue;
  readonly problems: readonly CatalogueProblem[];
} {
  const tables = new Map<string, Owned<Table>>();
  const eventTypes = new Map<string, Owned<EventType>>();
  const problems: CatalogueProblem[] = [];
  const report = (owner: string) => (error: EilboteError) => problems.push({ owner, error });

  for (const { owner, tables: added = [] } of contributions)
    for (const table of added) addTable(tables, owner, table, report(owner));
  for (const contribution of contributions) correctTables(tables, contribution, report(contribution.owner));
  for (const [name, { owner, definition }] of tables)
    for (const { path, text } of checkParentTable(definition, tables))
      report(owner)(TABLE_INVALID({ table: name, owner, path, flaw: text }));
  for (const { owner, eventTypes: added = [] } of contributions)
    for (const eventType of added) addEventType(eventTypes, [...tables.keys()], owner, eventType, report(owner));

  return { catalogue: new Catalogue(tables, eventTypes), problems };
}

type Report = (error: EilboteError) => void;

function addTable(tables: Map<string, Owned<Table>>, owner: string, table: Table, report: Report): void {
  const flaws = checkTable(table);
  const name = nameOf(table, 'name');
  for (const { path, text } of flaws) report(TABLE_INVALID({ table: name, owner, path, flaw: text }));
  if (flaws.length > 0) return;
  const taken = tables.get(name);
  if (taken === undefined) tables.set(name, { owner, definition: deepFreeze(table) });
  else if (taken.definition !== table) report(TABLE_TAKEN({ table: name, owner, takenBy: taken.owner }));
}

function correctTables(tables: Map<string, Owned<Table>>, contribution: Contribution, report: Report): void {
  const { owner, corrections = [] } = contribution;
  for (const correction of corrections) {
    const { table } = correction;
    const existing = tables.get(table);
    if (existing === undefined) {
      const suggestion = nearest(table, tables.keys());
      report(CORRECTION_WITHOUT_TABLE({ table, owner, ...(suggestion === undefined ? {} : { suggestion }) }));
      continue;
    }
    const corrected = applyCorrection(existing.definition, correction);
    const flaws = [...checkCorrection(existing.definition, correction), ...checkTable(corrected)];
    for (const { path, text } of flaws) report(TABLE_INVALID({ table, owner, path, flaw: text }));
    if (flaws.length === 0) tables.set(table, { owner: existing.owner, definition: deepFreeze(corrected) });
  }
}

function checkParentTable(table: Table, tables: ReadonlyMap<string, Owned<Table>>): Flaw[] {
  const parent = table.parent?.table;
  if (parent === undefined || tables.has(parent)) return [];
  return [flaw('parent.table', `Eine Tabelle „${parent}“ gibt es nicht.`, `There is no table "${parent}".`)];
}

function addEventType(
  eventTypes: Map<string, Owned<EventType>>,
  tables: readonly string[],
  owner: string,
  eventType: EventType,
  report: Report,
): void {
  const flaws = checkEventType(eventType, tables);
  const id = nameOf(eventType, 'id');
  for (const { path, text } of flaws) report(EVENT_TYPE_INVALID({ eventType: id, owner, path, flaw: text }));
  if (flaws.length > 0) return;
  const taken = eventTypes.get(id);
  if (taken === undefined) eventTypes.set(id, { owner, definition: deepFreeze(eventType) });
  else if (taken.definition !== eventType) report(EVENT_TYPE_TAKEN({ eventType: id, owner, takenBy: taken.owner }));
}

function nameOf(definition: unknown, property: string): string {
  const name = isPlainObject(definition) ? definition[property] : undefined;
  return typeof name === 'string' ? name.slice(0, 100) : '?';
}
