import { isEilboteError } from '@eilbote/core';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import { say, styled, type Io } from '../io.ts';

/** Tells what went wrong, in the user's language and with its code, and gives the exit code for it. */
export function printError(io: Io, error: unknown, json: boolean): ExitCode {
  if (isEilboteError(error)) {
    const message = say(io, error.text);
    if (json) io.err(JSON.stringify({ error: { code: error.code, message } }));
    else io.err(`${styled(io, 'red', say(io, { de: 'Fehler', en: 'Error' }))} [${error.code}] ${message}`);
    return exitCodeOf(error.code);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (json) io.err(JSON.stringify({ error: { code: 'UNEXPECTED', message } }));
  else io.err(`${styled(io, 'red', say(io, { de: 'Unerwarteter Fehler', en: 'Unexpected error' }))}: ${message}`);
  return exitCodes.failure;
}
