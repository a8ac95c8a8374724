import type { DefinitionProblem } from '@eilbote/contract';
import type { ConfiguredConnection } from '../configuration/configured-webhook.ts';
import { connectionAsLogged } from '../configuration/logged-as.ts';
import type { ConnectionSave } from '../ports/index.ts';
import { connectionSaved } from '../stages/log/index.ts';
import { sealConnection, secretReader, type ConnectionDefinition } from '../webhooks/index.ts';
import type { Engine } from './engine.ts';
import { withOverlap, type OverlapOptions } from './signing/index.ts';

export interface ConnectionSaveOptions extends OverlapOptions {
  /** The version that was edited; the save is refused if another one has come since. */
  readonly version?: number;
}

/**
 * A definition that has passed its check, ready for the store: secrets sealed, log line written.
 * @throws SIGNING_OVERLAP_INVALID, SECRETS_KEY_MISSING
 */
export function connectionSave(
  { secrets, clock }: Pick<Engine, 'secrets' | 'clock'>,
  id: string,
  read: ConnectionDefinition,
  previous: ConfiguredConnection | undefined,
  options: ConnectionSaveOptions,
): { readonly save: ConnectionSave; readonly warnings: readonly DefinitionProblem[] } {
  const at = clock.now();
  const before = previous && {
    definition: previous.definition,
    read: secretReader(secrets, 'connection', { id: previous.id, definition: previous.stored }),
  };
  const { definition, retires, warnings } = withOverlap(read, before, options, at);
  const previousVersion = options.version ?? previous?.version ?? 0;
  const save = {
    id,
    previousVersion,
    definition: sealConnection(definition, { id, secrets, previous: previous?.stored, retires }),
    at,
    entry: connectionSaved(connectionAsLogged(id, previousVersion + 1, definition), { at }),
  };
  return { save, warnings };
}
