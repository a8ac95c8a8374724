import type { JsonObject, JsonValue } from '@eilbote/contract';
import type { FakeAnswer, TargetCall } from '@eilbote/testkit';
import type { FakeRecord } from './records.ts';

/** One record, as versions 3 and 4 answer. */
export const one = (record: FakeRecord | undefined): FakeAnswer =>
  record === undefined ? refused(404, 'ResourceNotFound') : { body: { data: record } };

/** A page of a list. */
export function page(records: readonly FakeRecord[], { query }: TargetCall, list = 'data'): FakeAnswer {
  const size = Number(query.get('items_per_page') ?? 50);
  const current = Number(query.get('page') ?? 1);
  const paging = {
    items_per_page: size,
    current_page: current,
    count_pages: Math.ceil(records.length / size),
    count_items: records.length,
  };
  return { body: { paging, [list]: records.slice((current - 1) * size, current * size) } };
}

/** A search in the fields that a person would look into; parts of words count. */
export function matching(records: readonly FakeRecord[], { query }: TargetCall): readonly FakeRecord[] {
  const wanted = query.get('filter[fulltext]')?.toLowerCase();
  if (wanted === undefined) return records;
  return records.filter((record) =>
    [record['name'], record['number'], record['email']].some(
      (text) => typeof text === 'string' && text.toLowerCase().includes(wanted),
    ),
  );
}

/** A refusal, as versions 3 and 4 tell it. */
export const refused = (status: number, type: string, path: string | null = null): FakeAnswer => ({
  status,
  body: { errors: [{ error: { type, message: 'Siehe Dokumentation', path, details: {} } }] },
});

/** A refusal, as version 2 tells it. */
export const refusedInVersion2 = (status: number, ...fields: readonly string[]): FakeAnswer => ({
  status,
  body: { error: { code: status, message: 'An error occurred', fields } },
});

/** The body of a call as an object; empty where it is none. */
export const bodyOf = ({ json }: TargetCall): JsonObject =>
  typeof json === 'object' && json !== null && !isList(json) ? json : {};

/** Names of the properties that are not there. */
export const missingIn = (body: JsonObject, ...names: readonly string[]): readonly string[] =>
  names.filter((name) => !Object.hasOwn(body, name));

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
