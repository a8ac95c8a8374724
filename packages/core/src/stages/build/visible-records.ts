import type { EventRecords, JsonObject, Table } from '@eilbote/contract';
import type { WebhookDefinition } from '../../webhooks/definition.ts';
import { fieldSelection, type FieldSelection } from '../../webhooks/field-selection.ts';
import { isRecordList } from '../../tables/index.ts';

/**
 * What templates may see: of the own table the selected fields, of the others all but the privacy classes financial
 * and special; and beyond that each field that a template asks for by name. So `{{ record }}` or a loop over a table
 * never sends what nobody chose.
 */
export function visibleRecords(
  definition: Pick<WebhookDefinition, 'table' | 'fields'>,
  names: ReadonlySet<string>,
  tableOf: (name: string) => Table | undefined,
): (records: EventRecords) => EventRecords {
  const selections = new Map<string, FieldSelection | undefined>();
  const selectionOf = (name: string) => {
    if (!selections.has(name)) {
      const table = tableOf(name);
      const fields = name === definition.table ? definition.fields : 'standard';
      selections.set(name, table === undefined ? undefined : fieldSelection(fields, table, names));
    }
    return selections.get(name);
  };
  return (records) => {
    const visible: { [table: string]: JsonObject | readonly JsonObject[] } = {};
    for (const name of Object.keys(records)) {
      const found = records[name];
      if (found === undefined || name === '__proto__') continue;
      const selection = selectionOf(name);
      visible[name] =
        selection === undefined ? found : isRecordList(found) ? found.map(selection.pick) : selection.pick(found);
    }
    return visible;
  };
}
