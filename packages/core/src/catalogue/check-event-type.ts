import type { DetailChange, EventType } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import { checkFields } from './check-field.ts';
import { checkLocalizedText, flaw, isPlainObject, type Flaw } from './flaw.ts';

/** `project.created`: words in camel case, joined by dots. */
const eventTypeId = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/;

/** What is wrong with an event type; `tables` are the names of all tables there are. */
export function checkEventType(eventType: EventType, tables: readonly string[]): Flaw[] {
  if (!isPlainObject(eventType) || typeof eventType.id !== 'string')
    return [flaw('id', 'Die Ereignisart hat keine Kennung.', 'The event type has no id.')];
  const { id, table, related, details, optionalDetails, examples } = eventType;
  const flaws = [
    ...(id.length <= 100 && eventTypeId.test(id)
      ? []
      : [flaw('id', 'Eine Kennung sieht aus wie „project.created“.', 'An id looks like "project.created".')]),
    ...checkLocalizedText(eventType.title, 'title'),
    ...checkLocalizedText(eventType.when, 'when'),
    ...checkTableExists(table, 'table', tables),
    ...checkFields(details, 'details'),
  ];
  if (!Array.isArray(related)) flaws.push(flaw('related', 'Es fehlt eine Liste.', 'A list is missing.'));
  else flaws.push(...related.flatMap((name: unknown) => checkTableExists(name, 'related', tables)));
  if (!Array.isArray(examples)) flaws.push(flaw('examples', 'Es fehlt eine Liste.', 'A list is missing.'));
  for (const name of optionalDetails ?? []) {
    if (isPlainObject(details) && Object.hasOwn(details, name)) continue;
    flaws.push(flaw('optionalDetails', `„${name}“ ist nicht beschrieben.`, `"${name}" is not described.`));
  }
  flaws.push(...changeFlaws(eventType));
  return flaws;
}

function changeFlaws({ changes = [], details }: EventType): Flaw[] {
  if (!Array.isArray(changes)) return [flaw('changes', 'Es fehlt eine Liste.', 'A list is missing.')];
  const names = changes.flatMap(({ before, after }: DetailChange) => [before, after]);
  return names
    .filter((name) => !isPlainObject(details) || !Object.hasOwn(details, name))
    .map((name) => flaw('changes', `„${name}“ ist nicht beschrieben.`, `"${name}" is not described.`));
}

function checkTableExists(name: unknown, path: string, tables: readonly string[]): Flaw[] {
  if (typeof name === 'string' && tables.includes(name)) return [];
  const suggestion = typeof name === 'string' ? nearest(name, tables) : undefined;
  return [
    flaw(
      path,
      `Eine Tabelle „${String(name)}“ gibt es nicht.${suggestion === undefined ? '' : ` Meinten Sie „${suggestion}“?`}`,
      `There is no table "${String(name)}".${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
    ),
  ];
}
