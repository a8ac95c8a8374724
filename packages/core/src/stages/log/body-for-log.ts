import type { JsonObject, JsonValue, Table } from '@eilbote/contract';

/** What of the content that was sent stands in the log. */
export interface LogBodies {
  /**
   * `none` (default): no values, only the names of the fields. `selected`: the values of those fields that were sent and
   * are chosen by `bodyFields`, or hold no personal data by their table. `all`: the body as it was sent, secrets masked.
   */
  readonly bodies?: 'none' | 'selected' | 'all';
  /** For `selected`: table -> the fields whose values may stand in the log. Other tables go by privacy class. */
  readonly bodyFields?: { readonly [table: string]: readonly string[] };
}

export interface SentContent {
  /** Table whose fields were sent. */
  readonly table: Table;
  /** The record, or the records of a list, that were sent. */
  readonly records: JsonObject | readonly JsonObject[];
  /** Names of the fields that were sent. */
  readonly fields: readonly string[];
  /** The body as it was sent, secrets masked. */
  readonly maskedBody: string | null;
}

/** A body in the log is cut behind so many characters: a line stays a line. */
export const longestBodyInLog = 65_536;

/**
 * JSON text of the member `body` of a line; `undefined` where none is wanted. `content` is asked for only then.
 */
export function bodyForLog(options: LogBodies, content: () => SentContent): string | undefined {
  switch (options.bodies ?? 'none') {
    case 'none': {
      return undefined;
    }
    case 'selected': {
      return selectedBody(options, content());
    }
    case 'all': {
      const { maskedBody } = content();
      if (maskedBody === null) return undefined;
      return JSON.stringify(
        maskedBody.length > longestBodyInLog ? `${maskedBody.slice(0, longestBodyInLog)}…` : maskedBody,
      );
    }
  }
}

function selectedBody({ bodyFields = {} }: LogBodies, { table, records, fields }: SentContent): string {
  const listed = Object.hasOwn(bodyFields, table.name) ? new Set(bodyFields[table.name]) : undefined;
  const mayStand = (field: string): boolean => {
    if (listed !== undefined) return listed.has(field);
    // A field that the table does not know is not known to be harmless either.
    const known = Object.hasOwn(table.fields, field) ? table.fields[field] : undefined;
    return known !== undefined && (known.privacy ?? 'none') === 'none';
  };
  const names = fields.filter(mayStand);
  const pick = (record: JsonObject): { [name: string]: JsonValue } =>
    Object.fromEntries(names.flatMap((name) => (Object.hasOwn(record, name) ? [[name, record[name] ?? null]] : [])));
  const isList = (value: SentContent['records']): value is readonly JsonObject[] => Array.isArray(value);
  return JSON.stringify(isList(records) ? records.map(pick) : pick(records));
}
