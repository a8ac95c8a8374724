import { acceptEvent, eventTypeToJsonSchema, type Catalogue, type EventType, type FieldSchemas } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { NAME_UNKNOWN } from '../../errors.ts';
import { say, type Io } from '../../io.ts';
import { facts, heading } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { catalogueOf } from '../../session.ts';
import { fieldKind } from '../../texts/field-kinds.ts';

interface Options {
  readonly schema?: true;
  readonly example?: true;
}

export const showEvent = defineCommand<Options>({
  name: 'show',
  summary: { de: 'zeigt, was eine Ereignisart mitbringt', en: 'shows what an event type carries' },
  arguments: [{ name: '<event type>', text: { de: 'z. B. project.created', en: 'e.g. project.created' } }],
  options: [
    { flags: '--schema', text: { de: 'das JSON Schema des Ereignisses', en: 'the JSON Schema of the event' } },
    { flags: '--example', text: { de: 'Beispiele als JSON', en: 'examples as JSON' } },
  ],
  examples: [
    'eilbote events show project.created',
    'eilbote events show project.created --schema > project-created.schema.json',
    'eilbote events show openItem.dunned --example',
  ],
  json: '{ "eventType": {…} }; with --schema the schema, with --example { "examples": [event, …] }',
  async run({ io, json, config }, [id = ''], { schema, example }) {
    const catalogue = await catalogueOf(io, config);
    const eventType = eventTypeOf(catalogue, id);
    if (schema) printJson(io, eventTypeToJsonSchema(eventType, catalogue, io.language));
    else if (example) printJson(io, { examples: examplesOf(eventType, catalogue) });
    else if (json) printJson(io, { eventType });
    else print(io, eventType);
  },
});

/** @throws NAME_UNKNOWN */
export function eventTypeOf(catalogue: Catalogue, id: string): EventType {
  const found = catalogue.eventType(id);
  if (found !== undefined) return found;
  const meant = catalogue.suggestEventType(id);
  throw NAME_UNKNOWN({ name: id, list: 'eilbote events list', ...(meant === undefined ? {} : { meant }) });
}

/** The examples as a host would hand them in, with the values that acceptance makes of them. */
function examplesOf(eventType: EventType, catalogue: Catalogue): readonly unknown[] {
  return eventType.examples.map(({ records, details = {} }) => {
    const input = { type: eventType.id, records, details };
    const { event } = acceptEvent(input, { catalogue, now: new Date().toISOString(), newId: () => 'example' });
    return { type: event.type, records: event.records, details: event.details };
  });
}

function print(io: Io, { id, title, when, table: own, related, details, examples }: EventType): void {
  const de = io.language === 'de';
  io.out(`${say(io, title)} (${id})`);
  io.out(say(io, when));
  io.out('');
  facts(io, [
    [de ? 'Tabelle' : 'table', own],
    [de ? 'dazu möglich' : 'may come along', related.join(', ')],
  ]);
  const rows = detailRows(io, details, 'details');
  if (rows.length > 0) {
    heading(io, de ? 'Angaben zum Ereignis' : 'Details of the event');
    io.out(table(de ? ['Pfad', 'Art', 'Bedeutung'] : ['path', 'kind', 'meaning'], rows));
  }
  heading(io, de ? 'Beispiele' : 'Examples');
  examples.forEach(({ title }, index) => io.out(`  ${index + 1}  ${say(io, title)}`));
  io.out('');
  io.out(
    de
      ? `Ausprobieren: eilbote trigger ${id} --example --dry-run`
      : `Try it: eilbote trigger ${id} --example --dry-run`,
  );
}

function detailRows(io: Io, fields: FieldSchemas, path: string): string[][] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [`${path}.${name}`, say(io, fieldKind(field)), say(io, field.title)],
    ...(field.type === 'object' ? detailRows(io, field.properties, `${path}.${name}`) : []),
  ]);
}
