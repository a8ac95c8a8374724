import { CommanderError } from 'commander';
import { ARGUMENT_INVALID } from './errors.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { printError } from './output/print-error.ts';
import { usageError } from './output/usage-error.ts';
import { makeProgram } from './program.ts';

/** Runs one command line to its end. Never rejects: what goes wrong is told and becomes the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  try {
    checkLanguage(argv);
    const program = makeProgram(io, (ended) => {
      code = ended;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // Ctrl+C at a question: nothing was done, and nothing has to be explained.
    if (io.signal.aborted && error instanceof Error && error.name === 'AbortError') return exitCodes.failure;
    if (!(error instanceof CommanderError)) return printError(io, error, argv.includes('--json'));
    if (error.exitCode === 0) return exitCodes.ok;
    // Without a command, commander has shown the help.
    if (error.code === 'commander.help') return exitCodes.usage;
    const wrong = usageError(error);
    printError(io, wrong, argv.includes('--json'));
    return exitCodeOf(wrong.code);
  }
}

/** @throws ARGUMENT_INVALID */
function checkLanguage(argv: readonly string[]): void {
  const at = argv.indexOf('--lang');
  const given = at === -1 ? argv.find((word) => word.startsWith('--lang='))?.slice(7) : argv[at + 1];
  if (given === undefined || given === 'de' || given === 'en') return;
  throw ARGUMENT_INVALID({ argument: given, expected: { de: 'de oder en', en: 'de or en' } });
}
