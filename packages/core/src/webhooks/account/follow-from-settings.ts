import { isDeepStrictEqual } from 'node:util';
import type { TargetAccount, TargetAuth, TargetSignature } from '@eilbote/contract';
import type { AuthDefinition } from '../auth-definition.ts';
import type { ConnectionDefinition, ConnectionInput, HeaderDefinition } from '../definition.ts';
import type { SecretValue } from '../secret-value.ts';
import { isSecretSetting, plainSettings, type SettingValue } from './setting-value.ts';
import { tokenEndpointFrom } from './token-endpoint.ts';

/** What follows from the settings of a connection and cannot be entered beside them. */
export const followingProperties = ['baseUrl', 'auth', 'headers'] as const;

/**
 * A connection of a target system that asks for settings, complete: where its calls go, how they are authorised, what
 * they carry. Worked out anew whenever it is read, so that a newer plugin has its way at once.
 */
export function followFromSettings(definition: ConnectionDefinition, account: TargetAccount): ConnectionDefinition {
  const { settings = {} } = definition;
  const { auth: _auth, ...others } = definition;
  const rest = account.signature === undefined ? others : signedAs(others, account.signature);
  const baseUrl = baseUrlFrom(account, settings);
  const auth = account.auth === undefined ? undefined : authFrom(account.auth, settings, baseUrl);
  return {
    ...rest,
    baseUrl,
    ...(auth === undefined ? {} : { auth }),
    headers: (account.headers ?? []).flatMap((header) =>
      'text' in header ? [header] : headerFrom(header.name, settings[header.setting]),
    ),
  };
}

/** The style of a signature is the target system's, the secret the connection's own. */
function signedAs<D extends Pick<ConnectionDefinition, 'signatureHeader' | 'signingSecret'>>(
  { signatureHeader: _own, ...rest }: D,
  signature: TargetSignature,
): Omit<D, 'signatureHeader'> & Pick<ConnectionDefinition, 'signatureHeader'> {
  // Without a secret there is no signature, which is a problem of its own.
  return signature === 'standard' || rest.signingSecret === undefined ? rest : { ...rest, signatureHeader: signature };
}

/** The code of the plugin sees settings that are wrong, too: what it makes of them is no URL then. */
function baseUrlFrom(account: TargetAccount, settings: { readonly [name: string]: SettingValue }): string {
  try {
    const url: unknown = account.baseUrl(plainSettings(settings));
    return typeof url === 'string' ? url : '';
  } catch {
    return '';
  }
}

/**
 * A connection that was read and is written back: what follows from its settings, unchanged, is left to follow anew.
 */
export function withoutFollowing(input: ConnectionInput, previous: ConnectionDefinition): ConnectionInput {
  if (previous.settings === undefined || typeof input !== 'object' || input === null) return input;
  const kept: { -readonly [K in keyof ConnectionInput]?: ConnectionInput[K] } = { ...input };
  for (const name of followingProperties) {
    if (isDeepStrictEqual(input[name], previous[name])) delete kept[name];
  }
  return kept as ConnectionInput;
}

type Given = { readonly [name: string]: SettingValue };

function authFrom(auth: TargetAuth, settings: Given, baseUrl: string): AuthDefinition {
  const text = (name: string): string => {
    const value = settings[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const secret = (name: string): SecretValue => {
    const value = settings[name];
    return isSecretSetting(value) ? value.secret : text(name);
  };
  switch (auth.scheme) {
    case 'bearer':
      return { scheme: 'bearer', token: secret(auth.token) };
    case 'apiKey':
      return { scheme: 'apiKey', in: auth.in ?? 'header', name: auth.name, key: secret(auth.key) };
    case 'basic':
      return { scheme: 'basic', user: text(auth.user), password: secret(auth.password) };
    case 'oauth2': {
      const { clientId, clientSecret, sendSecretIn = 'header', ...others } = auth;
      return { ...others, sendSecretIn, clientId: text(clientId), clientSecret: secret(clientSecret) };
    }
    case 'tokenEndpoint':
      return tokenEndpointFrom(auth, settings, baseUrl);
  }
}

function headerFrom(name: string, value: SettingValue | undefined): readonly HeaderDefinition[] {
  if (isSecretSetting(value)) return [{ name, secret: value.secret }];
  return typeof value === 'object' || value === undefined || value === '' ? [] : [{ name, text: String(value) }];
}
