import type { EventRecords, JsonObject, JsonValue } from '@eilbote/contract';
import { ownValue } from '../../tables/own-value.ts';
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
  if (place.source === 'record') return ({ record }) => ({ value: ownValue(record, place.name) });
  if (place.source === 'details') return ({ details }) => ({ value: nested(details, place.names) });
  return ({ records }) => {
    const came = ownValue(records, place.tableName);
    if (!Array.isArray(came)) return { value: ownValue(came, place.name) };
    return { values: came.map((record: JsonValue) => ownValue(record, place.name)) };
  };
}

function nested(details: JsonObject, names: readonly string[]): FieldValue {
  let value: FieldValue = details;
  for (const name of names) value = ownValue(value, name);
  return value;
}
