import { acceptEvent, tableToJsonSchema, type Catalogue, type JsonObject, type Table } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { NAME_UNKNOWN } from '../../errors.ts';
import { say, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { catalogueOf } from '../../session.ts';
import { evidenceWords, fieldKind, privacyWords } from '../../texts/field-kinds.ts';

interface Options {
  readonly schema?: true;
  readonly example?: true;
}

export const showTable = defineCommand<Options>({
  name: 'show',
  summary: { de: 'zeigt die Felder einer Tabelle', en: 'shows the fields of a table' },
  arguments: [{ name: '<table>', text: { de: 'z. B. Auftrag', en: 'e.g. Auftrag' } }],
  options: [
    { flags: '--schema', text: { de: 'das JSON Schema eines Datensatzes', en: 'the JSON Schema of a record' } },
    { flags: '--example', text: { de: 'ein Datensatz als Beispiel', en: 'a record as an example' } },
  ],
  examples: [
    'eilbote tables show Auftrag',
    'eilbote tables show Kunden --schema',
    'eilbote tables show Kunden --example',
  ],
  json: '{ "table": {…} }; with --schema the schema, with --example the record',
  async run({ io, json, config }, [name = ''], { schema, example }) {
    const catalogue = await catalogueOf(io, config);
    const found = tableOf(catalogue, name);
    if (schema) printJson(io, tableToJsonSchema(found, io.language));
    else if (example) printJson(io, exampleOf(found, catalogue));
    else if (json) printJson(io, { table: found });
    else print(io, found);
  },
});

/** @throws NAME_UNKNOWN */
export function tableOf(catalogue: Catalogue, name: string): Table {
  const found = catalogue.table(name);
  if (found !== undefined) return found;
  const meant = catalogue.suggestTable(name);
  throw NAME_UNKNOWN({ name, list: 'eilbote tables list', ...(meant === undefined ? {} : { meant }) });
}

/** A record from the example of an event; else one put together from the examples of the fields. */
function exampleOf({ name, fields }: Table, catalogue: Catalogue): JsonObject {
  for (const { id, examples } of catalogue.eventTypes) {
    for (const { records, details = {} } of examples) {
      if (!Object.hasOwn(records, name)) continue;
      const input = { type: id, records, details };
      const { event } = acceptEvent(input, { catalogue, now: new Date().toISOString(), newId: () => 'example' });
      const record = [event.records[name] ?? []].flat()[0];
      if (record !== undefined) return record;
    }
  }
  return Object.fromEntries(Object.entries(fields).map(([field, { examples = [] }]) => [field, examples[0] ?? null]));
}

function print(io: Io, { name, title, description, key, parent, fields }: Table): void {
  const de = io.language === 'de';
  io.out(`${say(io, title)} (${name})`);
  if (description !== undefined) io.out(say(io, description));
  io.out(`${de ? 'Schlüssel' : 'key'}: ${key.join(', ')}`);
  if (parent !== undefined) {
    io.out(de ? `gehört zu ${parent.table} über ${parent.field}` : `belongs to ${parent.table} by ${parent.field}`);
  }
  io.out('');
  const rows = Object.entries(fields).map(([name, field]) => [
    name,
    say(io, fieldKind(field)),
    say(io, field.title),
    field.examples?.[0] === undefined ? '' : JSON.stringify(field.examples[0]),
    say(io, evidenceWords[field.evidence]),
    say(io, privacyWords[field.privacy ?? 'none']),
  ]);
  const head = de
    ? ['Feld', 'Art', 'Bedeutung', 'Beispiel', 'Name', 'Datenschutz']
    : ['field', 'kind', 'meaning', 'example', 'name', 'privacy'];
  io.out(table(head, rows));
}
