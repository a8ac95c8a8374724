import type { AnyCommand, OptionDefinition } from '../../packages/cli/src/command.ts';
import { groups, singleCommands } from '../../packages/cli/src/commands/index.ts';
import { exitCodeMeanings, exitCodes } from '../../packages/cli/src/exit-codes.ts';
import { globalOptions, programSummary } from '../../packages/cli/src/texts/help.ts';
import { code, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

export const cliPage: Page = {
  file: 'docs/reference/cli.md',
  render: () =>
    `${[
      intro,
      exitCodeTable(),
      optionTable('Option of every command', globalOptions),
      ...singleCommands.map((command) => section(command, `eilbote ${command.name}`)),
      ...groups.flatMap(({ name, summary, commands }) => [
        `## eilbote ${name}`,
        `${sentence(summary.en)} *${sentence(summary.de)}* ${code(`eilbote ${name}`)} alone is ${code(`eilbote ${name} ${commands[0].name}`)}.`,
        ...commands.map((command) => section(command, `eilbote ${name} ${command.name}`, '###')),
      ]),
    ].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/cli/src/commands')}

# Command line

${programSummary.en} *${programSummary.de}*

Every command prints text for people; with \`--json\` it prints one JSON document on the standard output (\`listen\` and \`tail\`: one JSON
value a line), whose members are only ever added to. Notes, warnings and errors go to the standard error output; with \`--json\` an error is
\`{ "error": { "code", "message" } }\`. Colours are left out where the output is no terminal or \`NO_COLOR\` is set. Times are local; in JSON
they are milliseconds since 1970 or RFC 3339. Secrets are never given on the command line, where others on the machine could read them, but
asked for, or read from a file, the environment or the standard input.

The configuration \`eilbote.config.ts\` is looked for in the working folder and those above; without one, the plugin \`custom\` and the data
folder \`./eilbote-data\` are taken.`;

function exitCodeTable(): string {
  const rows = Object.entries(exitCodes).map(([name, number]) => [
    String(number),
    exitCodeMeanings[name as keyof typeof exitCodes].en,
    exitCodeMeanings[name as keyof typeof exitCodes].de,
  ]);
  return `## Exit codes\n\n${markdownTable(['Code', 'Meaning', 'German'], rows)}`;
}

function section(
  { summary, options = [], examples, json, ...command }: AnyCommand,
  name: string,
  level = '##',
): string {
  const given = command.arguments ?? [];
  const usage = [name, ...given.map((argument) => argument.name), ...(options.length > 0 ? ['[options]'] : [])].join(
    ' ',
  );
  return [
    `${level} ${name}`,
    `${sentence(summary.en)} *${sentence(summary.de)}*`,
    fenced([usage]),
    ...(given.length === 0
      ? []
      : [
          markdownTable(
            ['Argument', 'Meaning', 'German'],
            given.map((argument) => [code(argument.name), argument.text.en, argument.text.de]),
          ),
        ]),
    ...(options.length === 0 ? [] : [optionTable('Option', options)]),
    fenced(examples),
    `With \`--json\`: ${code(json)}`,
  ].join('\n\n');
}

function optionTable(head: string, options: readonly OptionDefinition[]): string {
  const rows = options.map(({ flags, text }) => [code(flags), text.en, text.de]);
  return markdownTable([head, 'Meaning', 'German'], rows);
}

const fenced = (lines: readonly string[]) => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
