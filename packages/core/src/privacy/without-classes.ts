import type { EventRecords, JsonObject, Table } from '@eilbote/contract';
import type { PersonalClass } from './retention-options.ts';

/**
 * The content of an event without the values of some privacy classes; `undefined` where it has none. Key fields stay:
 * the store finds the event by them anyway.
 *
 * @param json JSON text `{"records":...,"details":...}`
 */
export function withoutClasses(
  json: string,
  classes: ReadonlySet<PersonalClass>,
  tableOf: (name: string) => Table | undefined,
): string | undefined {
  const content = JSON.parse(json) as { records: EventRecords };
  let hadSome = false;

  function blanked(table: Table, record: JsonObject): JsonObject {
    const kept = Object.entries(record).filter(([name]) => {
      const privacy = Object.hasOwn(table.fields, name) ? (table.fields[name]?.privacy ?? 'none') : 'none';
      return privacy === 'none' || !classes.has(privacy) || table.key.includes(name);
    });
    hadSome ||= kept.length < Object.keys(record).length;
    return Object.fromEntries(kept);
  }

  const records = Object.fromEntries(
    Object.entries(content.records).map(([name, given]) => {
      const table = tableOf(name);
      if (table === undefined) return [name, given];
      const isList = Array.isArray(given);
      return [
        name,
        isList ? (given as JsonObject[]).map((one) => blanked(table, one)) : blanked(table, given as JsonObject),
      ];
    }),
  );
  return hadSome ? JSON.stringify({ ...content, records }) : undefined;
}
