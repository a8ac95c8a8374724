import type {
  Action,
  FieldSchemas,
  LocalizedText,
  TargetAccount,
  TargetField,
  TargetSystem,
  ValueSource,
} from '../../packages/contract/src/index.ts';
import { clockodo } from '../../plugins/clockodo/src/index.ts';
import { craftboxx } from '../../plugins/craftboxx/src/index.ts';
import { custom } from '../../plugins/custom/src/index.ts';
import { hubspot } from '../../plugins/hubspot/src/index.ts';
import { fieldType } from './field-type.ts';
import { anchor, code, codes, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

const targets: readonly TargetSystem[] = [custom, clockodo, hubspot, craftboxx].flatMap(
  ({ targets: brought = [] }) => brought,
);

export const targetsPage: Page = {
  file: 'docs/reference/targets.md',
  render: () => `${[intro, overview(), ...targets.flatMap(section)].join('\n\n')}\n`,
};

const intro = `${generatedNotice('plugins/*/src')}

# Target systems

What each target system asks for, and what its actions fill from which field of the ERP. A webhook can change where a value comes from; what is
required and has no value fails the delivery, which then says what is missing. Any event of an action's table may use it; those named here are
what it is meant for. What was not verified against the live service stands in the README of each plugin.

[Write a target system](../guide/write-a-target-system.md) says how to bring one along.`;

const overview = (): string =>
  markdownTable(
    ['Target system', 'Id', 'Actions', 'README'],
    targets.map(({ id, title, actions }) => [
      `[${title.en}](${anchor(title.en)})`,
      code(id),
      codes(Object.keys(actions)),
      `[plugins/${id}](../../plugins/${id}/README.md)`,
    ]),
  );

const section = ({ title, description, account, actions }: TargetSystem): readonly string[] => [
  `## ${title.en}`,
  [both(title), description?.en].filter((text) => text !== undefined).join(' '),
  ...(account === undefined ? [] : accountSection(account)),
  ...Object.entries(actions).flatMap(([id, action]) => actionSection(id, action)),
];

function accountSection({ settings, optionalSettings = [], auth, limits }: TargetAccount): readonly string[] {
  const rows = Object.entries(settings).map(([name, field]) => {
    const isSecret = field.type === 'string' && field.secret === true;
    const fallback = 'default' in field && field.default !== undefined ? code(String(field.default)) : '';
    const kind = [
      fieldType(field),
      ...(isSecret ? ['secret'] : []),
      ...(optionalSettings.includes(name) ? ['optional'] : []),
    ];
    return [code(name), kind.join(', '), both(field.title), fallback];
  });
  const rates = (limits?.rates ?? []).map(({ calls, seconds }) => `${calls} calls in ${seconds} s`);
  const facts = [
    ...(auth === undefined ? [] : [`Authorisation: ${code(auth.scheme)}.`]),
    ...(limits?.concurrency === undefined ? [] : [`At most ${limits.concurrency} calls at the same time.`]),
    ...(rates.length === 0 ? [] : [`Limits of the account: ${rates.join(', ')}.`]),
  ];
  return [
    '### Settings of a connection',
    markdownTable(['Setting', 'Type', 'Title', 'Default'], rows),
    facts.join(' '),
  ];
}

function actionSection(id: string, action: Action): readonly string[] {
  const { title, table, recommendedFor = [], fields = {}, parameters = {}, confirm } = action;
  const facts = [
    `${both(title)} Takes ${table === 'any' ? 'every table' : code(table)}`,
    recommendedFor.length === 0 ? '' : `, meant for ${codes(recommendedFor)}`,
    `, by ${'steps' in action ? 'several calls' : 'one call'}.`,
  ].join('');
  return [
    `### ${code(id)}`,
    [facts, ...(confirm === undefined ? [] : [`Off until a person confirms it: ${confirm.en}`])].join(' '),
    ...(Object.keys(fields).length === 0 ? [] : [mapping(fields)]),
    ...(Object.keys(parameters).length === 0 ? [] : [decided(parameters)]),
  ];
}

const mapping = (fields: { readonly [name: string]: TargetField }): string =>
  markdownTable(
    ['Field', 'Type', 'Title', 'From', 'When it is missing'],
    Object.entries(fields).map(([name, field]) => [
      code(name),
      [fieldType(field), ...(field.required ? ['required'] : [])].join(', '),
      both(field.title),
      field.from === undefined ? '' : source(field.from),
      field.whenMissing?.en ?? '',
    ]),
  );

const decided = (parameters: FieldSchemas): string =>
  markdownTable(
    ['Decided for each webhook', 'Type', 'Title', 'Default'],
    Object.entries(parameters).map(([name, field]) => [
      code(name),
      fieldType(field),
      both(field.title),
      'default' in field && field.default !== undefined ? code(String(field.default)) : '',
    ]),
  );

function source(from: ValueSource): string {
  if ('text' in from) return `always ${code(from.text)}`;
  if ('template' in from) return code(from.template.replaceAll(/\s*\n\s*/g, ' '));
  if (!('lookup' in from)) return code(from.field);
  const entries = Object.entries(from.lookup).map(
    ([value, text]) => `${value} is ${text === '' ? 'left out' : code(text)}`,
  );
  const rest = from.otherwise === undefined ? [] : [`all others are ${code(from.otherwise)}`];
  return `${code(from.field)}: ${[...entries, ...rest].join(', ')}`;
}

const both = ({ de, en }: LocalizedText): string => (de === en ? `${en}.` : `${en} (${de}).`);
