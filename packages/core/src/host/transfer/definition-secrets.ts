import type { JsonObject, JsonValue } from '@eilbote/contract';
import {
  attributeSlot,
  authSlot,
  authSecrets,
  headerSlot,
  previousSigningSlot,
  proxySlot,
  settingSlot,
  signingSlot,
  tlsSecrets,
  tlsSlot,
} from '../../webhooks/index.ts';

type Replace = (slot: string, value: JsonValue) => JsonValue | undefined;

/**
 * The definition with each secret replaced by what `replace` makes of it; left out where that is `undefined`. It may be
 * of any shape: what is no definition is for the check to refuse.
 */
export function replaceSecrets(definition: JsonObject, replace: Replace): JsonObject {
  const part = (name: string, secrets: readonly string[], slotOf: (property: string) => string): JsonObject => {
    const value = definition[name];
    return isObject(value) ? { [name]: withSecrets(value, secrets, slotOf, replace) } : {};
  };
  const { auth } = definition;
  const scheme = isObject(auth) && typeof auth['scheme'] === 'string' ? auth['scheme'] : '';
  const ofScheme: readonly string[] = Object.hasOwn(authSecrets, scheme)
    ? authSecrets[scheme as keyof typeof authSecrets]
    : [];
  const { previousSigningSecret, ...rest } = definition;
  return {
    ...withSecrets(rest, ['signingSecret'], () => signingSlot, replace),
    ...named(definition, 'attributes', attributeSlot, replace),
    ...named(definition, 'headers', headerSlot, replace),
    ...settings(definition['settings'], replace),
    ...part('auth', ofScheme, authSlot),
    ...part('tls', tlsSecrets, tlsSlot),
    ...part('proxy', ['password'], proxySlot),
    ...previous(previousSigningSecret, replace),
  };
}

function withSecrets(
  value: JsonObject,
  secrets: readonly string[],
  slotOf: (property: string) => string,
  replace: Replace,
): JsonObject {
  const entries = Object.entries(value).flatMap(([name, one]) => {
    if (!secrets.includes(name)) return [[name, one] as const];
    const replaced = replace(slotOf(name), one);
    return replaced === undefined ? [] : [[name, replaced] as const];
  });
  return Object.fromEntries(entries);
}

/** Attributes or headers: each has a name, and its secret goes by it. */
function named(
  definition: JsonObject,
  list: 'attributes' | 'headers',
  slotOf: (name: string) => string,
  replace: Replace,
): JsonObject {
  const given = definition[list];
  if (!Array.isArray(given)) return {};
  return {
    [list]: given.map((one: JsonValue) =>
      isObject(one) ? withSecrets(one, ['secret'], () => slotOf(nameOf(one)), replace) : one,
    ),
  };
}

/** What a target system asks of an account: a setting that is a secret is an object. */
function settings(given: JsonValue | undefined, replace: Replace): JsonObject {
  if (!isObject(given)) return {};
  const replaced = Object.entries(given).map(([name, value]) => [
    name,
    isObject(value) ? withSecrets(value, ['secret'], () => settingSlot(name), replace) : value,
  ]);
  return { settings: Object.fromEntries(replaced) as JsonObject };
}

const nameOf = ({ name }: JsonObject): string => (typeof name === 'string' ? name : '');

/** Without its secret, the previous one means nothing. */
function previous(given: JsonValue | undefined, replace: Replace): JsonObject {
  if (!isObject(given)) return given === undefined ? {} : { previousSigningSecret: given };
  const secret = replace(previousSigningSlot, given['secret'] ?? true);
  return secret === undefined ? {} : { previousSigningSecret: { ...given, secret } };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
