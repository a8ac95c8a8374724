import { isEilboteError } from '@eilbote/contract';
import type { Logger as WinstonLogger } from 'winston';
import type TransportStream from 'winston-transport';
import { loadWinston } from './load-winston.ts';
import type { LogFacts, Logger } from './logger.ts';

export interface ConsoleLoggerOptions {
  /** The least important messages that are shown. Default `warn`. */
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** In place of the console: the winston transports of the host. */
  readonly transports?: readonly TransportStream[];
}

const levels = ['debug', 'info', 'warn', 'error'] as const;

/**
 * The usual {@link Logger}: winston on the standard error output, so that what a command prints stays clean.
 *
 * @example
 * const logger = consoleLogger({ level: 'info' });
 * logger.info('listening', { port: 8080 });
 */
export function consoleLogger({ level = 'warn', transports }: ConsoleLoggerOptions = {}): Logger {
  let made: WinstonLogger | undefined;
  const shownFrom = level === 'silent' ? levels.length : levels.indexOf(level);

  const winston = (): WinstonLogger => {
    made ??= makeLogger(transports);
    return made;
  };

  const at =
    (rank: number, name: (typeof levels)[number]) =>
    (message: string, facts: LogFacts = {}): void => {
      if (rank < shownFrom) return;
      try {
        winston().log({ level: name, message, facts: readable(facts) });
      } catch {
        // Whoever has something to tell must not fail because nobody can hear it.
      }
    };

  return { debug: at(0, 'debug'), info: at(1, 'info'), warn: at(2, 'warn'), error: at(3, 'error') };
}

function makeLogger(transports: readonly TransportStream[] | undefined): WinstonLogger {
  const { createLogger, format, transports: builtIn } = loadWinston();
  const line = format.printf(
    ({ timestamp, level, message, facts }) =>
      `${String(timestamp)} ${level} eilbote: ${String(message)}${String(facts)}`,
  );
  const logger = createLogger({
    level: 'debug',
    format: format.combine(format.timestamp(), line),
    transports: [...(transports ?? [new builtIn.Console({ stderrLevels: [...levels] })])],
  });
  // A transport of the host that fails must not end the host.
  logger.on('error', () => {});
  return logger;
}

/** Errors become text: JSON would show them as `{}`, and a stack could quote a request. */
function readable(facts: LogFacts): string {
  const shown = Object.entries(facts).map(([name, value]) => {
    if (isEilboteError(value)) return [name, `${value.code}: ${value.message}`];
    if (value instanceof Error) return [name, `${value.name}: ${value.message}`];
    return [name, typeof value === 'bigint' ? String(value) : value];
  });
  if (shown.length === 0) return '';
  try {
    return ` ${JSON.stringify(Object.fromEntries(shown))}`;
  } catch {
    return ' (facts that cannot be shown)';
  }
}
