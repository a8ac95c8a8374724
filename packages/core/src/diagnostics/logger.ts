import { token } from '@eilbote/contract';

/**
 * Where Eilbote tells its own operator what is going on. Not the delivery log: nothing is lost if nobody listens here.
 * Messages and facts hold no secrets and no values of records.
 */
export interface Logger {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

export interface LogFacts {
  readonly [name: string]: unknown;
}

export const Diagnostics = token<Logger>('diagnostics');

/** For tests, and for hosts that want to hear nothing. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
