import type { Table } from '../../packages/contract/src/index.ts';
import { buildCatalogue, standardContribution } from '../../packages/core/src/catalogue/index.ts';
import { fieldType } from './field-type.ts';
import { anchor, code, codes, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

const { catalogue } = buildCatalogue([standardContribution]);

const marks = { documented: '✔', concept: '≈', assumed: '✎' } as const;

export const tablesPage: Page = {
  file: 'docs/reference/tables.md',
  render: () => `${[intro, overview(), ...catalogue.tables.map(section)].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/core/src/tables')}

# Tables

The records that events carry, as the ERP names them. What we know of them comes from public sources, so every field says how sure we are:
✔ the name is documented by the vendor or a third party, ≈ the concept is documented but not the name, ✎ our assumption. An installation
that differs corrects a table with \`correctTable\`. Fields that no table knows are kept and sent as they are.

Classes of personal data: *contact* (names, addresses, telephone numbers), *employee* (staff), *financial* (bank, credit and pay data, not
the amounts of documents), *special* (GDPR article 9). Fields of the classes financial and special are sent only where a webhook selects
them; webhooks on \`Personal\` start with a selection.

Dates are \`YYYY-MM-DD\`, times and durations \`HH:mm:ss\` (more than 24 hours are possible), line breaks LF. An empty date of the ERP becomes
\`null\`. Keys are text, with leading zeros; only the number of a purchase order is a number.`;

function overview(): string {
  const rows = catalogue.tables.map((table) => [
    `[${table.name}](${anchor(table.name)})`,
    table.title.de,
    table.title.en,
    codes(table.key),
    marks[table.evidence],
  ]);
  return markdownTable(['Table', 'German', 'English', 'Key', ''], rows);
}

function section(table: Table): string {
  const rows = Object.entries(table.fields).map(([name, field]) => [
    code(name),
    fieldType(field),
    marks[field.evidence],
    field.title.de,
    [field.title.en, field.description?.en].filter((text) => text !== undefined).join('. '),
    field.privacy ?? '',
    (field.examples ?? []).map((example) => code(JSON.stringify(example))).join(' '),
  ]);
  return [
    `## ${table.name}`,
    [`${table.title.en} (${table.title.de}).`, table.description?.en, keyAndParent(table), usedBy(table)]
      .filter((text) => text !== undefined)
      .join(' '),
    markdownTable(['Field', 'Type', '', 'German', 'English', 'Personal data', 'Example'], rows),
  ].join('\n\n');
}

function keyAndParent({ key, parent }: Table): string {
  const whose = parent === undefined ? '' : ` Belongs to \`${parent.table}\` by ${code(parent.field)}`;
  const when =
    parent?.when === undefined ? '' : ` where ${code(parent.when.field)} is ${JSON.stringify(parent.when.equals)}`;
  return `Key: ${codes(key)}.${whose}${when}${whose === '' ? '' : '.'}`;
}

function usedBy({ name }: Table): string {
  const own = catalogue.eventTypesOf(name).map(({ id }) => id);
  const related = catalogue.eventTypes.filter((eventType) => eventType.related.includes(name)).map(({ id }) => id);
  return [
    own.length === 0 ? '' : `Events: ${codes(own)}.`,
    related.length === 0 ? '' : `May come along with ${codes(related)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
