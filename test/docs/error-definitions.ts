import type { LocalizedText } from '../../packages/contract/src/index.ts';
import * as commandLine from '../../packages/cli/src/errors.ts';
import * as clockodo from '../../plugins/clockodo/src/errors.ts';
import * as craftboxx from '../../plugins/craftboxx/src/errors.ts';
import * as hubspot from '../../plugins/hubspot/src/errors.ts';
import * as core from '../../packages/core/src/errors.ts';
import * as sqlite from '../../packages/store-sqlite/src/errors.ts';
import * as outbox from '../../packages/store-sqlite/src/outbox/errors.ts';

export interface DefinedError {
  readonly code: string;
  readonly meaning: LocalizedText;
}

/** The errors of each package, sorted by code. A new file of errors joins here or in the core's `errors.ts`. */
export const definedErrors: readonly { readonly package: string; readonly errors: readonly DefinedError[] }[] = [
  { package: '@eilbote/core', errors: definitionsIn(core) },
  { package: '@eilbote/store-sqlite', errors: [...definitionsIn(sqlite), ...definitionsIn(outbox)].toSorted(byCode) },
  { package: '@eilbote/clockodo', errors: definitionsIn(clockodo) },
  { package: '@eilbote/craftboxx', errors: definitionsIn(craftboxx) },
  { package: '@eilbote/hubspot', errors: definitionsIn(hubspot) },
  { package: 'eilbote', errors: definitionsIn(commandLine) },
];

function definitionsIn(module: Readonly<Record<string, unknown>>): DefinedError[] {
  return Object.values(module).filter(isDefinition).toSorted(byCode);
}

function isDefinition(value: unknown): value is DefinedError {
  return typeof value === 'function' && 'code' in value && typeof value.code === 'string' && 'meaning' in value;
}

function byCode(one: DefinedError, other: DefinedError): number {
  return one.code < other.code ? -1 : 1;
}
