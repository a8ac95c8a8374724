import { createRequire } from 'node:module';
import type * as Winston from 'winston';

const require = createRequire(import.meta.url);

/**
 * Loading winston takes some 40 ms: a process that only publishes, or a command that only lists event types, shall not
 * pay for it. `require` loads it at once where it is needed, so that the first message is not late.
 */
export const loadWinston = (): typeof Winston => require('winston') as typeof Winston;
