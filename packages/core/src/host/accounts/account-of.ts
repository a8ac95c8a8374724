import type { ConfiguredConnection } from '../../configuration/configured-webhook.ts';
import type { Account } from '../../pipeline/account/index.ts';
import {
  CONNECTION_INVALID,
  connectionSecrets,
  readConnection,
  sealConnection,
  withoutFollowing,
  type ConnectionDefinition,
  type ConnectionInput,
} from '../../webhooks/index.ts';
import { contextForInput } from '../check-context.ts';
import type { Engine } from '../engine.ts';
import { ACCOUNT_CANNOT, ACCOUNT_TARGET_MISSING } from './errors.ts';

/**
 * A saved connection by its id or name, as it is or as it would be with another definition; or a definition that need
 * not be saved. A secret that is `true` is the one that the saved connection has.
 */
export type ConnectionToTry =
  | string
  | { readonly connection: string; readonly definition: ConnectionInput }
  | ConnectionInput;

/** The parts of a target system that make calls to an account. */
export type Ability = 'check' | 'choices' | 'prepare';

/** @throws ACCOUNT_TARGET_MISSING, ACCOUNT_CANNOT where the target system does not declare the ability, SETTINGS_NEWER,
 * SETTINGS_NOT_UPGRADED */
export function savedAccount(connection: ConfiguredConnection, ability: Ability, engine: Engine): Account {
  const { id, version, definition, stored, refusal } = connection;
  if (refusal !== undefined) throw refusal;
  return account({ id, version, definition, stored }, ability, engine);
}

/**
 * The account of a connection that is not saved like this.
 * @param saved the connection whose secrets it may keep
 * @throws CONNECTION_INVALID, ACCOUNT_TARGET_MISSING, ACCOUNT_CANNOT, SECRETS_KEY_MISSING
 */
export function unsavedAccount(
  input: ConnectionInput,
  saved: ConfiguredConnection | undefined,
  ability: Ability,
  engine: Engine,
): Account {
  const given = saved === undefined ? input : withoutFollowing(input, saved.definition);
  const { definition, problems } = readConnection(given, contextForInput(engine, saved));
  if (definition === undefined || problems.length > 0) throw CONNECTION_INVALID({ name: input?.name ?? '?', problems });
  const id = saved?.id ?? engine.newId('con');
  const stored = sealConnection(definition, { id, secrets: engine.secrets, previous: saved?.stored });
  return account({ id, version: 0, definition, stored }, ability, engine);
}

interface Saved {
  readonly id: string;
  readonly version: number;
  readonly definition: ConnectionDefinition;
  readonly stored: string;
}

function account({ id, version, definition, stored }: Saved, ability: Ability, engine: Engine): Account {
  const { target } = definition;
  const registered = engine.target(target);
  if (registered === undefined) throw ACCOUNT_TARGET_MISSING({ target });
  const declared = registered.target.account;
  if (declared?.[ability] === undefined) throw ACCOUNT_CANNOT({ target, ability });
  const secrets = connectionSecrets(engine.secrets, { id, definition: stored });
  return { id, version, definition, registered, account: declared, secrets };
}
