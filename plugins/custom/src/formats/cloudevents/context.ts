import type { JsonPrimitive, RequestInput } from '@eilbote/contract';
import { contextName, isContextAttribute } from './attribute-names.ts';
import { contextText, uriReference } from './context-text.ts';

/** The context attributes of an event (CloudEvents 1.0.2, 3.1), in the order they are sent. */
export type Context = readonly (readonly [name: string, value: Exclude<JsonPrimitive, null>])[];

/** Where nobody says something else, events come from here. Their ids are unique by themselves. */
const defaultSource = 'urn:eilbote:erp';

/**
 * `id` is that of the delivery, as in `webhook-id`: a receiver that has seen it has seen this content. The webhook's
 * attributes `ce-…` say the rest better than we can.
 */
export function contextOf(input: RequestInput): Context {
  const { event, eventType, delivery, key } = input;
  const own: readonly (readonly [string, unknown])[] = input.attributes
    .filter(({ name }) => isContextAttribute(name))
    .map(({ name, value }) => [contextName(name), value]);
  const given = new Map<string, unknown>([
    ['specversion', '1.0'],
    ['id', delivery.id],
    ['source', defaultSource],
    ['type', event.type],
    ['time', event.occurredAt],
    ['subject', key === undefined ? undefined : `${eventType.table}/${key}`],
  ]);
  for (const [name, value] of own) {
    // What a record leaves empty says nothing; the default does.
    if (asContextValue(name, value) !== undefined) given.set(name, value);
  }
  return [...given].flatMap(([name, value]) => {
    const written = asContextValue(name, value);
    return written === undefined ? [] : [[name, written] as const];
  });
}

const uris: ReadonlySet<string> = new Set(['source', 'dataschema']);
const texts: ReadonlySet<string> = new Set([...uris, 'type', 'subject']);

/** Booleans and small whole numbers as such, everything else as text; `undefined` for what may not be there. */
function asContextValue(name: string, value: unknown): string | number | boolean | undefined {
  if (value === null || value === undefined) return undefined;
  if (!texts.has(name)) {
    if (typeof value === 'boolean') return value;
    // CloudEvents 1.0.2, 3.2: an Integer has 32 bits.
    if (typeof value === 'number' && Number.isInteger(value) && value === (value | 0)) return value;
  }
  const text = contextText(typeof value === 'string' ? value : JSON.stringify(value));
  if (text === '') return undefined;
  return uris.has(name) ? uriReference(text) : text;
}
