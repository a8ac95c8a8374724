import { nearest, targetToJsonSchemas, type Action, type FieldSchemas, type TargetSystem } from '@eilbote/core';
import { sourceText } from '../../arguments/mapped-field.ts';
import { defineCommand } from '../../command.ts';
import { NAME_UNKNOWN } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { heading } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { targetsOf } from '../../session.ts';
import { fieldKind } from '../../texts/field-kinds.ts';

interface Options {
  readonly schema?: true;
}

export const showTarget = defineCommand<Options>({
  name: 'show',
  summary: {
    de: 'zeigt, wonach ein Zielsystem fragt und was seine Aktionen füllen',
    en: 'shows what a target system asks for and what its actions fill',
  },
  arguments: [{ name: '<target>', text: { de: 'z. B. custom', en: 'e.g. custom' } }],
  options: [
    {
      flags: '--schema',
      text: {
        de: 'die JSON Schemas von Einstellungen, Parametern und Zielfeldern',
        en: 'the JSON Schemas of settings, parameters and target fields',
      },
    },
  ],
  examples: ['eilbote targets show custom', 'eilbote targets show custom --schema'],
  json: '{ "target": { "id", "title", "account"?, "actions": { id: { "title", "table", "parameters"?, "fields"? } } } }; with --schema the schemas',
  async run({ io, json, config }, [id = ''], { schema }) {
    const targets = await targetsOf(io, config);
    const target = targets.find((one) => one.id === id);
    if (target === undefined) {
      const meant = nearest(
        id,
        targets.map((one) => one.id),
      );
      throw NAME_UNKNOWN({ name: id, list: 'eilbote targets list', ...(meant === undefined ? {} : { meant }) });
    }
    if (schema) printJson(io, targetToJsonSchemas(target, io.language));
    else if (json) printJson(io, { target });
    else print(io, target);
  },
});

function print(io: Io, { id, title, description, account, actions }: TargetSystem): void {
  const de = io.language === 'de';
  io.out(`${styled(io, 'bold', say(io, title))} (${id})`);
  if (description !== undefined) io.out(say(io, description));
  if (account !== undefined) {
    heading(io, de ? 'Einstellungen einer Verbindung' : 'Settings of a connection');
    io.out(schemaTable(io, account.settings, account.optionalSettings));
  }
  for (const [name, action] of Object.entries(actions)) printAction(io, name, action);
}

function printAction(io: Io, name: string, { title, table: takes, recommendedFor = [], parameters, fields }: Action) {
  const de = io.language === 'de';
  heading(io, `${de ? 'Aktion' : 'Action'} ${name}: ${say(io, title)}`);
  const takesText = takes === 'any' ? (de ? 'jede Tabelle' : 'any table') : takes;
  io.out([takesText, ...recommendedFor].join(', '));
  if (parameters !== undefined) {
    io.out('');
    io.out(schemaTable(io, parameters));
  }
  if (fields === undefined) return;
  io.out('');
  const rows = Object.entries(fields).map(([field, schema]) => [
    `${field}${schema.required ? ' *' : ''}`,
    say(io, fieldKind(schema)),
    say(io, schema.title),
    schema.from === undefined ? '' : sourceText(schema.from),
  ]);
  io.out(table(de ? ['Zielfeld', 'Art', 'Bedeutung', 'aus'] : ['target field', 'kind', 'meaning', 'from'], rows));
}

function schemaTable(io: Io, schemas: FieldSchemas, optional: readonly string[] = []): string {
  const de = io.language === 'de';
  const rows = Object.entries(schemas).map(([name, schema]) => [
    name,
    'secret' in schema && schema.secret ? (de ? 'Geheimnis' : 'secret') : say(io, fieldKind(schema)),
    say(io, schema.title),
    'default' in schema
      ? String(schema.default)
      : optional.includes(name)
        ? de
          ? '(kann fehlen)'
          : '(may be left out)'
        : '',
  ]);
  return table(de ? ['Name', 'Art', 'Bedeutung', 'sonst'] : ['name', 'kind', 'meaning', 'otherwise'], rows);
}
