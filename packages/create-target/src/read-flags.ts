import { parseArgs } from 'node:util';
import type { Answers } from './answers.ts';

/** What was said on the command line. */
export interface Flags {
  readonly said: Partial<Answers>;
  /** Ask nothing. */
  readonly yes: boolean;
  readonly help: boolean;
}

/** @throws TypeError for options that there are not */
export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'name-de': { type: 'string' },
      'name-en': { type: 'string' },
      'base-url': { type: 'string' },
      auth: { type: 'string' },
      tables: { type: 'string' },
      'several-calls': { type: 'boolean' },
      yes: { type: 'boolean', short: 'y', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [id] = positionals;
  return {
    yes: values.yes,
    help: values.help,
    said: {
      ...(id === undefined ? {} : { id }),
      ...(values['name-de'] === undefined ? {} : { nameDe: values['name-de'] }),
      ...(values['name-en'] === undefined ? {} : { nameEn: values['name-en'] }),
      ...(values['base-url'] === undefined ? {} : { baseUrl: values['base-url'] }),
      ...(values.auth === undefined ? {} : { auth: values.auth as Answers['auth'] }),
      ...(values.tables === undefined ? {} : { tables: values.tables.split(',').filter((name) => name !== '') }),
      ...(values['several-calls'] === undefined ? {} : { severalCalls: values['several-calls'] }),
    },
  };
}
