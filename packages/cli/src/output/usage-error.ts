import type { CommanderError } from 'commander';
import type { EilboteError } from '@eilbote/core';
import { ARGUMENT_INVALID, ARGUMENT_MISSING, ARGUMENT_UNEXPECTED, COMMAND_UNKNOWN, OPTION_UNKNOWN } from '../errors.ts';

/** What commander has to say about the command line, as an error of ours: in both languages, with a code. */
export function usageError({ code, message }: CommanderError): EilboteError {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? message;
  const meant = /Did you mean (?:one of )?([^,?]+)/.exec(message)?.[1];
  const suggestion = meant === undefined ? {} : { meant };
  switch (code) {
    case 'commander.unknownCommand':
      return COMMAND_UNKNOWN({ command: quoted, ...suggestion });
    case 'commander.unknownOption':
      return OPTION_UNKNOWN({ option: quoted, ...suggestion });
    case 'commander.missingArgument':
      return ARGUMENT_MISSING({ argument: `<${quoted}>` });
    case 'commander.optionMissingArgument':
      return ARGUMENT_MISSING({ argument: quoted });
    case 'commander.excessArguments':
      return ARGUMENT_UNEXPECTED({ argument: message.split(': ').at(-1)?.replace(/\.$/, '') ?? quoted });
    default:
      return ARGUMENT_INVALID({ argument: quoted, expected: { de: 'etwas anderes', en: 'something else' } });
  }
}
