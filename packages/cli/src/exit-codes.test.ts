import { expect, it } from 'vitest';
import { exitCodeOf, exitCodes } from './exit-codes.ts';

it.each([
  ['EVENT_KEY_MISSING', exitCodes.usage],
  ['EVENT_UNKNOWN', exitCodes.notFound],
  ['EVENT_ID_TAKEN', exitCodes.conflict],
  ['STORE_DAMAGED', exitCodes.configuration],
  ['SECRETS_KEY_MISSING', exitCodes.configuration],
  ['WEBHOOK_INACTIVE', exitCodes.conflict],
  ['EDITOR_FAILED', exitCodes.failure],
])('%s ends a command with the exit code %i', (code, exitCode) => expect(exitCodeOf(code)).toBe(exitCode));
