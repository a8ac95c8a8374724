import type { LocalizedText } from '@eilbote/core';
import type { ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/** What every command is given beside its own arguments and options. */
export interface Context {
  readonly io: Io;
  /** The caller is a program: one JSON document (or JSON lines) instead of text. */
  readonly json: boolean;
  /** Path of the configuration, where `--config` was given. */
  readonly config?: string;
}

export interface OptionDefinition {
  /** As commander writes it: `-n, --limit <number>`, `--field <names...>`. */
  readonly flags: string;
  readonly text: LocalizedText;
  /** May be given several times, one value each; what stands behind a value is not taken for another one. */
  readonly repeats?: true;
}

export interface ArgumentDefinition {
  /** `<webhook>`, `[folder]` or `[ids...]`. */
  readonly name: string;
  readonly text: LocalizedText;
}

/** A command as data: the program, its help and `docs/reference/cli.md` are made of it. */
export interface Command<O> {
  readonly name: string;
  readonly summary: LocalizedText;
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options?: readonly OptionDefinition[];
  readonly examples: readonly string[];
  /** Shape of what `--json` prints. */
  readonly json: string;
  /** Gives the exit code; 0 when left out. */
  run(context: Context, args: readonly string[], options: O): Promise<ExitCode | void>;
}

/** A noun and what can be done with it. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: LocalizedText;
  /** The first one is meant where only the noun is given. */
  readonly commands: readonly [AnyCommand, ...AnyCommand[]];
}

export type AnyCommand = Command<never>;

/** Types the options of a command. */
export const defineCommand = <O extends object = object>(command: Command<O>): AnyCommand => command;
