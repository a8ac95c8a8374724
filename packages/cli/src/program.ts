import { Command as Program, Option, type Argument } from 'commander';
import { nearest, version, type EilboteError, type LocalizedText } from '@eilbote/core';
import type { AnyCommand, CommandGroup, Context } from './command.ts';
import { groups, singleCommands } from './commands/index.ts';
import { COMMAND_UNKNOWN } from './errors.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { say, styled, type Io } from './io.ts';
import { optionNamed } from './output/option-named.ts';
import { argumentNames, globalOptions, headings, programSummary, texts } from './texts/help.ts';

interface GlobalOptions {
  readonly json?: true;
  readonly config?: string;
}

/** The command line as commander knows it, in the language of the user. `ended` hears the exit code of the command. */
export function makeProgram(io: Io, ended: (code: ExitCode) => void): Program {
  const program = new Program('eilbote')
    .description(say(io, programSummary))
    .version(version, '-V, --version', say(io, texts.version))
    .helpOption('-h, --help', say(io, texts.help))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => {},
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      getOutHasColors: () => io.colours,
      getErrHasColors: () => io.colours,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => styled(io, 'bold', io.language === 'de' ? (headings[title] ?? title) : title),
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentText)].join(' '),
      commandUsage: (command) => usageOf(command, io),
    });
  for (const { flags, text } of globalOptions) program.addOption(new Option(flags, say(io, text)));
  for (const command of singleCommands) addCommand(program, command, io, ended);
  for (const group of groups) addGroup(program, group, io, ended);
  addHelp(program, io);
  return program;
}

function addGroup(program: Program, group: CommandGroup, io: Io, ended: (code: ExitCode) => void): void {
  const made = program
    .command(group.name)
    .description(say(io, group.summary))
    .helpCommand(false)
    .allowExcessArguments()
    .action(async () => {
      const [unknown] = made.args;
      if (unknown === undefined) return runCommand(made, group.commands[0], io, ended, {});
      throw unknownCommand([group.name], unknown, made);
    });
  for (const command of group.commands) addCommand(made, command, io, ended);
}

function addCommand(parent: Program, command: AnyCommand, io: Io, ended: (code: ExitCode) => void): void {
  const made = parent.command(command.name).description(say(io, command.summary)).allowExcessArguments(false);
  for (const { name, text } of command.arguments ?? []) made.argument(argumentIn(io, name), say(io, text));
  for (const { flags, text, repeats } of command.options ?? []) {
    const option = new Option(flags, say(io, text));
    made.addOption(
      repeats ? option.argParser((value, before: readonly string[] | undefined) => [...(before ?? []), value]) : option,
    );
  }
  made.addHelpText('after', () => examples(io, command.examples));
  made.action(() => runCommand(made, command, io, ended, made.opts()));
}

/** `help webhooks edit` is `webhooks edit --help`; commander's own help knows one word only. */
function addHelp(program: Program, io: Io): void {
  const help = program
    .command('help')
    .argument(argumentIn(io, '[command...]'), say(io, texts.helpOf))
    .description(say(io, texts.helpCommand))
    .action(() => {
      let found: Program = program;
      for (const [at, word] of help.args.entries()) {
        const next = found.commands.find((command) => command.name() === word);
        if (next === undefined) throw unknownCommand(help.args.slice(0, at), word, found);
        found = next;
      }
      found.outputHelp();
    });
}

function unknownCommand(parents: readonly string[], word: string, parent: Program): EilboteError {
  const meant = nearest(
    word,
    parent.commands.map((command) => command.name()),
  );
  const suggestion = meant === undefined ? {} : { meant: [...parents, meant].join(' ') };
  return COMMAND_UNKNOWN({ command: [...parents, word].join(' '), ...suggestion });
}

/** `[folder]` in the language of the user. */
const argumentIn = ({ language }: Io, name: string): string =>
  language === 'de' ? name.replace(/[a-z][a-z ]*/, (words) => argumentNames[words] ?? words) : name;

async function runCommand(
  made: Program,
  command: AnyCommand,
  io: Io,
  ended: (code: ExitCode) => void,
  options: object,
): Promise<void> {
  const { json = false, config } = made.optsWithGlobals<GlobalOptions>();
  const context: Context = { io, json, ...(config === undefined ? {} : { config }) };
  try {
    ended((await command.run(context, made.args, options as never)) ?? exitCodes.ok);
  } catch (error) {
    const given = made.options.map(
      (option) => [option.long ?? option.flags, made.opts()[option.attributeName()]] as const,
    );
    throw optionNamed(error, new Map(given));
  }
}

function examples(io: Io, lines: readonly string[]): string {
  return `\n${styled(io, 'bold', say(io, texts.examples))}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function usageOf(command: Program, io: Io): string {
  const names: string[] = [];
  for (let at: Program | null = command; at !== null; at = at.parent) names.unshift(at.name());
  const words: LocalizedText =
    command.commands.length > 0
      ? { de: '<Befehl> [Optionen]', en: '<command> [options]' }
      : { de: '[Optionen]', en: '[options]' };
  return [...names, ...command.registeredArguments.map(argumentText), say(io, words)].join(' ');
}

function argumentText(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
