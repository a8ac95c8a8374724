export { followFromSettings, followingProperties, withoutFollowing } from './follow-from-settings.ts';
export { settingsVersionOf, upgradeSettings } from './upgrade-settings.ts';
export {
  isSecretSetting,
  normaliseSettings,
  plainSettings,
  secretSettings,
  type SettingValue,
} from './setting-value.ts';
export { targetToJsonSchemas, type TargetJsonSchemas } from './target-to-json-schema.ts';
