import { isEilboteError, type EilboteError, type TargetAccount } from '@eilbote/contract';
import type { Secrets } from '../../ports/secrets.ts';
import {
  followFromSettings,
  isSecretSetting,
  normaliseSettings,
  settingsVersionOf,
  upgradeSettings,
  type SettingValue,
} from '../account/index.ts';
import type { ConnectionDefinition } from '../definition.ts';
import { SETTINGS_NEWER, SETTINGS_NOT_UPGRADED } from '../errors.ts';
import { settingSlot } from '../secret-slots.ts';
import { sealConnection } from './sealed-connection.ts';
import { readStored } from './stored-definition.ts';

/** A connection as its target system has it now. */
export interface UpgradedConnection {
  /** The text that would be stored; what was given, where nothing has changed since. */
  readonly stored: string;
  /** Why it cannot be used as it is stored. */
  readonly refusal?: EilboteError;
}

/**
 * A stored connection with its settings brought up to the version of its target system. Ciphertexts move with the
 * settings they belong to, so that no secret is opened and no key needed but for what is sealed anew.
 * @throws DEFINITION_DAMAGED
 */
export function upgradedConnection(
  stored: string,
  { id, secrets, account }: { readonly id: string; readonly secrets: Secrets; readonly account: TargetAccount },
): UpgradedConnection {
  const { definition, sealed } = readStored<Omit<ConnectionDefinition, 'baseUrl'>>(stored, id);
  const { settings, settingsVersion = 0, target } = definition;
  const version = settingsVersionOf(account);
  if (settings === undefined || settingsVersion === version) return { stored };
  try {
    const upgraded = upgradeSettings(withMarks(settings), settingsVersion, account, target);
    const complete = normaliseSettings(upgraded, account);
    const whole = { ...definition, baseUrl: '', settings: complete, settingsVersion: version };
    const moving = movingCiphertexts(secrets, Object.keys(settings), sealed);
    return { stored: sealConnection(followFromSettings(whole, account), { id, secrets: moving, previous: stored }) };
  } catch (error) {
    if (SETTINGS_NEWER.is(error) || SETTINGS_NOT_UPGRADED.is(error)) return { stored, refusal: error as EilboteError };
    // Without the key nothing of it can be used; the connection counts as locked, and is upgraded when the key is back.
    if (isEilboteError(error)) return { stored };
    throw error;
  }
}

/** Stands for a stored secret while settings are upgraded. No form takes a NUL, so nobody can have entered it. */
const mark = (name: string): string => `\0stored:${name}`;

const withMarks = (settings: { readonly [name: string]: SettingValue }): { readonly [name: string]: SettingValue } =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, isSecretSetting(value) ? { secret: mark(name) } : value]),
  );

/** Seals a mark as the ciphertext it stands for. */
function movingCiphertexts(
  secrets: Secrets,
  names: readonly string[],
  sealed: { readonly [slot: string]: string },
): Secrets {
  const marked = new Map(names.map((name) => [mark(name), sealed[settingSlot(name)]]));
  return {
    seal: (plain, context) => marked.get(plain) ?? secrets.seal(plain, context),
    open: (ciphertext, context) => secrets.open(ciphertext, context),
  };
}
