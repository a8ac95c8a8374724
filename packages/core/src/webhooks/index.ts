export {
  followFromSettings,
  isSecretSetting,
  plainSettings,
  targetToJsonSchemas,
  withoutFollowing,
  type SettingValue,
  type TargetJsonSchemas,
} from './account/index.ts';
export * from './auth-definition.ts';
export * from './definition.ts';
export * from './errors.ts';
export { leavesBase, joinUrl } from './address.ts';
export type { CheckContext } from './check/check-context.ts';
export { checkConnection } from './check/check-connection.ts';
export { checkWebhook, type CheckResult } from './check/check-webhook.ts';
export { conditionScope } from './check/condition-rules.ts';
export { fieldSelection, withheldFields, type FieldSelection } from './field-selection.ts';
export type { Known } from './known.ts';
export { normaliseConnection, normaliseWebhook } from './normalise.ts';
export { problemCatalogue, warningCatalogue } from './problem-catalogue.ts';
export { readConnection, readWebhook, type ReadResult } from './read-definition.ts';
export { connectionSchema } from './schema/connection-schema.ts';
export { webhookSchema } from './schema/webhook-schema.ts';
export { upgradedConnection, type UpgradedConnection } from './sealing/upgraded-connection.ts';
export { openConnection, sealConnection, type OpenedConnection } from './sealing/sealed-connection.ts';
export { openWebhook, sealWebhook, type OpenedWebhook } from './sealing/sealed-webhook.ts';
export {
  connectionSecrets,
  secretReader,
  secretsOf,
  slotsInForce,
  storedSlots,
  type SigningSlots,
  type StoredRow,
  type WebhookSecrets,
} from './sealing/secret-reader.ts';
export * from './route-definition.ts';
export { secretReceivers } from './secret-receivers.ts';
export * from './secret-slots.ts';
export { usedCertificates } from './used-certificates.ts';
export * from './signing-definition.ts';
export type { SecretValue } from './secret-value.ts';
