import { isEilboteError, type LocalizedText } from '../../packages/contract/src/index.ts';
import {
  applyTransform,
  defaultTransformSettings,
  filterNotation,
  transformGroups,
  type ParameterSchema,
  type Transform,
  type TransformExample,
} from '../../packages/core/src/transforms/index.ts';
import { anchor, code, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

export const transformsPage: Page = {
  file: 'docs/reference/transforms.md',
  render: () =>
    `${[
      intro,
      overview(),
      ...transformGroups.flatMap(({ title, transforms }) => [
        `## ${title.en} (${title.de})`,
        ...transforms.flatMap(section),
      ]),
    ].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/core/src/transforms')}

# Transforms

What brings a value of the ERP into the form that a receiver needs. In a template a transform is a filter, written behind the value:

\`\`\`liquid
{{ Lieferdatum | date: "DD.MM.YYYY" }}
{{ VonDatum | starts_at: VonZeit, to: BisZeit, duration: Dauer, format: "utc" }}
{{ Telefon | phone: Land | default: "-" }}
\`\`\`

Parameters stand behind a colon, in their order or with their names, and may be fields. Several filters work one after the other. What is
missing stays missing: from \`null\` or an empty text \`null\` comes, and no filter invents a value; those that do take what is missing say so.
A filter that cannot do its work fails the delivery with a reason; one that is used with parameters it does not know is refused when the
webhook is saved. What is merely doubtful becomes a warning, in the preview and in the [delivery log](log-lines.md). Neither
repeats a value. The host says once for all what holds where a value does not: \`timeZone\` (\`Europe/Berlin\` when left out) and \`country\`
(\`DE\`). Every example on this page is a test.`;

function overview(): string {
  const rows = transformGroups.flatMap(({ transforms }) =>
    transforms.map(({ name, title }) => [`[${code(name)}](${anchor(name)})`, title.en, title.de]),
  );
  return markdownTable(['Filter', 'English', 'German'], rows);
}

function section(transform: Transform): string[] {
  const { name, title, description, parameters, takesMissing } = transform;
  const rows = Object.entries(parameters).map(([parameter, schema]) => [
    code(parameter),
    kind(schema),
    sentences(schema, 'en'),
    sentences(schema, 'de'),
  ]);
  return [
    `### ${name}`,
    `**${title.en}** (${title.de}). ${description.en}${takesMissing === true ? ' Takes what is missing, too.' : ''}`,
    `*${description.de}*`,
    ...(rows.length === 0 ? [] : [markdownTable(['Parameter', 'Value', 'English', 'German'], rows)]),
    markdownTable(
      ['Value', 'Filter', 'Result'],
      transform.examples.map((example) => [
        json(example.value),
        notation(transform, example),
        outcome(transform, example),
      ]),
    ),
  ];
}

function kind(schema: ParameterSchema): string {
  const choices = 'enum' in schema ? schema.enum?.map((choice) => json(choice)).join(', ') : undefined;
  const named = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
    value: 'any value',
  };
  const given = 'default' in schema && schema.default !== undefined ? `, ${json(schema.default)} when left out` : '';
  return `${choices ?? named[schema.type]}${schema.required === true ? ', required' : given}`;
}

const sentences = ({ title, description }: ParameterSchema, language: keyof LocalizedText) =>
  [title[language], description?.[language]].filter((text) => text !== undefined).join('. ');

const notation = (transform: Transform, { parameters }: TransformExample) =>
  code(filterNotation(transform, parameters) ?? `${transform.name}: …`);

function outcome(transform: Transform, { value, parameters = {} }: TransformExample): string {
  const given = Object.entries(parameters).map(([name, parameter]) => ({ name, value: parameter }));
  const warnings: string[] = [];
  const warn = ({ en }: LocalizedText) => warnings.push(withoutName(en));
  try {
    const result = applyTransform(transform, value, given, { settings: defaultTransformSettings, warn });
    return [json(result), ...warnings].join(' with a warning: ');
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return `fails: ${withoutName(error.message)}`;
  }
}

const withoutName = (text: string) => text.replace(/^Filter "\w+": /, '');

const json = (value: unknown) => code(JSON.stringify(value));
