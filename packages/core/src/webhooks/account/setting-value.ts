import type { FieldSchema, FieldSchemas, JsonValue, Settings, TargetAccount } from '@eilbote/contract';
import { convertValue } from '../../conversion/convert-value.ts';
import type { SecretValue } from '../secret-value.ts';

/** A setting as it is stored and read: a plain value, or a secret. Whoever writes one may give a secret as text, too. */
export type SettingValue = JsonValue | { readonly secret: SecretValue };

/** Whether a setting holds a secret. */
export const isSecretSetting = (value: unknown): value is { readonly secret: SecretValue } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'secret');

/** Names of the settings that are secrets. */
export const secretSettings = (settings: FieldSchemas): readonly string[] =>
  Object.keys(settings).filter((name) => {
    const schema = settings[name];
    return schema?.type === 'string' && schema.secret === true;
  });

/** Settings as they were written, with defaults, and every secret marked as one. */
export function normaliseSettings(
  given: { readonly [name: string]: SettingValue },
  { settings }: TargetAccount,
): { readonly [name: string]: SettingValue } {
  const secret = new Set(secretSettings(settings));
  const complete: { [name: string]: SettingValue } = {};
  for (const [name, schema] of Object.entries(settings)) {
    const value = given[name] ?? ('default' in schema ? schema.default : undefined);
    if (value === undefined) continue;
    if (secret.has(name)) complete[name] = typeof value === 'string' || value === true ? { secret: value } : value;
    else complete[name] = typeof value === 'string' ? asWanted(value, schema) : value;
  }
  for (const [name, value] of Object.entries(given)) if (!Object.hasOwn(settings, name)) complete[name] = value;
  return complete;
}

/** A number or a yes that came as text, as from a command line; what does not fit is left for the check to refuse. */
function asWanted(text: string, schema: FieldSchema): SettingValue {
  if (schema.type === 'string') return text;
  const converted = convertValue(text, schema);
  return 'value' in converted ? converted.value : text;
}

/** What a target system may read of them. */
export const plainSettings = (settings: { readonly [name: string]: SettingValue } = {}): Settings =>
  Object.freeze(
    Object.fromEntries(Object.entries(settings).filter(([, value]) => !isSecretSetting(value))),
  ) as Settings;
