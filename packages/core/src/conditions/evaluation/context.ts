import type { EventRecords, JsonObject, JsonValue } from '@eilbote/contract';
import type { FieldPlace } from '../fields/resolve.ts';

/** What a condition is evaluated on: one record of the webhook's table, and what came with its event. */
export interface ConditionContext {
  readonly record: JsonObject;
  readonly records: EventRecords;
  readonly details: JsonObject;
}

export type FieldValue = JsonValue | undefined;

/** Values of one field: one of them, or one for each record where the table came as a list. */
export type Found = { readonly value: FieldValue } | { readonly values: readonly FieldValue[] };

export function readerOf(place: FieldPlace): (context: ConditionContext) => Found {
  if (place.source === 'record') return ({ record }) => ({ value: own(record, place.name) });
  if (place.source === 'details') return ({ details }) => ({ value: nested(details, place.names) });
  return ({ records }) => {
    const came = own(records, place.tableName);
    if (!Array.isArray(came)) return { value: own(came, place.name) };
    return { values: came.map((record: JsonValue) => own(record, place.name)) };
  };
}

function nested(details: JsonObject, names: readonly string[]): FieldValue {
  let value: FieldValue = details;
  for (const name of names) value = own(value, name);
  return value;
}

/** Own properties only: nothing inherited is data. */
function own(holder: FieldValue, name: string): FieldValue {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return Object.hasOwn(holder, name) ? (holder as JsonObject)[name] : undefined;
}
