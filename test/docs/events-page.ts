import type { EventExample, EventType, FieldSchemas } from '../../packages/contract/src/index.ts';
import { acceptEvent, warningTexts } from '../../packages/core/src/accept/index.ts';
import { buildCatalogue, standardContribution } from '../../packages/core/src/catalogue/index.ts';
import { recordNotFilledIn } from '../../packages/core/src/publish/missing-records.ts';
import { compactJson } from './compact-json.ts';
import { fieldType } from './field-type.ts';
import { anchor, code, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

const { catalogue } = buildCatalogue([standardContribution]);

export const eventsPage: Page = {
  file: 'docs/reference/events.md',
  render: () => `${[intro, overview(), ...catalogue.eventTypes.map(section), warnings()].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/core/src/catalogue and packages/core/src/accept')}

# Events

What can happen in the ERP, and what an event carries. A host publishes

\`\`\`ts
await host.publish({
  id: 'optional, unique for ever',
  type: 'project.created',
  occurredAt: '2026-09-14T08:40:00+02:00', // optional, RFC 3339
  records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Einbauschrank Dachgeschoss' } },
  details: {}, // what the event type tells beside its records
});
\`\`\`

The own table comes as one record, related tables as one record or a list; their fields stand in [tables.md](tables.md). The names are those
of the ERP's own webhook dialog. When exactly the ERP fires is documented for the changed process status only; the other moments are
inferred. The examples tell one week of an invented joinery.`;

function overview(): string {
  const rows = catalogue.eventTypes.map(({ id, title, table, related }) => [
    `[${code(id)}](${anchor(id)})`,
    title.de,
    title.en,
    tableLink(table),
    related.map(tableLink).join(', '),
  ]);
  return markdownTable(['Event type', 'German', 'English', 'Table', 'May come along'], rows);
}

const tableLink = (name: string) => `[${name}](tables.md${anchor(name)})`;

function section(eventType: EventType): string {
  const { id, title, when, examples } = eventType;
  const [first, ...others] = examples;
  return [
    `## ${id}`,
    `**${title.de}** (${title.en}). ${when.en}`,
    `*${when.de}*`,
    ...details(eventType),
    ...changes(eventType),
    ...(first === undefined ? [] : [`Example: ${first.title.en}`, json(accepted(id, first))]),
    ...(others.length === 0 ? [] : [`Further examples: ${others.map(({ title }) => title.en).join('; ')}.`]),
    ...others.flatMap((example) => (example.details === undefined ? [] : [json(example.details)])),
  ].join('\n\n');
}

function accepted(type: string, { records, details = {} }: EventExample): unknown {
  const { event } = acceptEvent({ type, records, details }, { catalogue, now: '', newId: () => '' });
  return Object.keys(details).length === 0 ? { records: event.records } : { records: event.records, details };
}

const json = (value: unknown) => `\`\`\`json\n${compactJson(value)}\n\`\`\``;

function details({ details, optionalDetails = [] }: EventType): string[] {
  const rows = detailRows(details, 'details', optionalDetails);
  return rows.length === 0 ? [] : [markdownTable(['Detail', 'Type', 'German', 'English'], rows)];
}

function changes({ changes = [] }: EventType): string[] {
  if (changes.length === 0) return [];
  const pairs = changes.map(
    ({ before, after }) => `${code(`details.${before}`)} before and ${code(`details.${after}`)} after`,
  );
  return [`It tells ${pairs.join(', ')}: a webhook that is to be called only when something changed compares them.`];
}

function detailRows(fields: FieldSchemas, path: string, optional: readonly string[]): string[][] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [
      code(`${path}.${name}`),
      `${fieldType(field)}${optional.includes(name) ? ', optional' : ''}`,
      field.title.de,
      [field.title.en, field.description?.en].filter((text) => text !== undefined).join('. '),
    ],
    ...(field.type === 'object' ? detailRows(field.properties, `${path}.${name}`, field.optional ?? []) : []),
  ]);
}

function warnings(): string {
  const rows = Object.entries(warningTexts).map(([name, text]) => {
    const { de, en } = text({ name: 'X', detail: '…' });
    return [code(name), en, de];
  });
  const { code: notFilledIn, meaning } = recordNotFilledIn;
  rows.push([code(notFilledIn), meaning.en, meaning.de]);
  return [
    '## Warnings',
    'An event is refused only where it cannot be stored or addressed; the error codes stand in [errors.md](../errors.md). Everything else is accepted and noticed:',
    markdownTable(['Code', 'English', 'German'], rows),
  ].join('\n\n');
}
