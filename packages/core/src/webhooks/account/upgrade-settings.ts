import type { JsonObject, TargetAccount } from '@eilbote/contract';
import { SETTINGS_NEWER, SETTINGS_NOT_UPGRADED } from '../errors.ts';
import type { SettingValue } from './setting-value.ts';

type Given = { readonly [name: string]: SettingValue };

/** The version of settings that a target system has now: the number of its upgrade steps. */
export const settingsVersionOf = ({ upgrades = [] }: TargetAccount): number => upgrades.length;

/**
 * Settings of an earlier version as the target system has them now, step by step. Secrets go along as they stand there.
 * @param version 0 for settings that were saved before the target system had any step
 * @throws SETTINGS_NEWER, SETTINGS_NOT_UPGRADED
 */
export function upgradeSettings(settings: Given, version: number, account: TargetAccount, target: string): Given {
  const { upgrades = [] } = account;
  if (version > upgrades.length) throw SETTINGS_NEWER({ target, version, known: upgrades.length });
  let upgraded: unknown = settings;
  for (const [at, { upgrade }] of upgrades.entries()) {
    if (at < version) continue;
    try {
      upgraded = upgrade(upgraded as JsonObject);
    } catch (cause) {
      throw SETTINGS_NOT_UPGRADED({ target, step: at + 1 }, { cause });
    }
    if (typeof upgraded !== 'object' || upgraded === null || Array.isArray(upgraded))
      throw SETTINGS_NOT_UPGRADED({ target, step: at + 1 });
  }
  return upgraded as Given;
}
