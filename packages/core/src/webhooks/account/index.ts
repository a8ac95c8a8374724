export { followFromSettings, followingProperties, withoutFollowing } from './follow-from-settings.ts';
export {
  isSecretSetting,
  normaliseSettings,
  plainSettings,
  secretSettings,
  type SettingValue,
} from './setting-value.ts';
