// What a host, a store, a command line or a test kit needs of the core. Everything else is its own business and may change.
export * from '@eilbote/contract';
export * from './errors.ts';

// A host, and what its administration gives and takes.
export * from './host/index.ts';
export type { PublishReceipt } from './publish/publisher.ts';
export type { PublishWarning } from './publish/missing-records.ts';
export { defaultRetention, type PersonalClass, type RetentionOptions, type RetentionPeriods } from './privacy/index.ts';
export type { CertificateKind, UsedCertificate } from './certificates/index.ts';
export { daysLeft, endsSoon } from './certificates/index.ts';
export { version } from './version.ts';

// Webhooks and connections, as they are written and read.
export type * from './webhooks/auth-definition.ts';
export type * from './webhooks/definition.ts';
export type * from './webhooks/route-definition.ts';
export type * from './webhooks/secret-value.ts';
export type * from './webhooks/signing-definition.ts';
export {
  connectionSchema,
  defaultConcurrency,
  isSecretSetting,
  longestHoldSeconds,
  problemCatalogue,
  targetToJsonSchemas,
  warningCatalogue,
  webhookSchema,
  type CheckResult,
  type SettingValue,
  type TargetJsonSchemas,
} from './webhooks/index.ts';

// What can happen, and the tables of its records.
export { acceptEvent, warningTexts, type Acceptance, type AcceptOptions, type EventWarning } from './accept/index.ts';
export * from './catalogue/event-types/index.ts';
export {
  buildCatalogue,
  Catalogue,
  correctTable,
  eventTypeToJsonSchema,
  ownEventTypes,
  ownTables,
  schemaVocabulary,
  standardContribution,
  tableToJsonSchema,
  toJsonSchema,
  type CatalogueProblem,
  type Contribution,
  type JsonSchema,
  type TableCorrection,
} from './catalogue/index.ts';
export {
  ansprechpartner,
  auftrag,
  auftragspositio,
  bestellPos,
  bestellung,
  kunden,
  lieferanten,
  opKunden,
  personal,
  prozessstatus,
  standardTables,
  zeitdatei,
} from './tables/index.ts';

// Conditions, for editors.
export {
  checkConditions,
  describeConditions,
  formatFinding,
  parseConditions,
  type Comparator,
  type Comparison,
  type ComparisonTrace,
  type ConditionExplanation,
  type ConditionFinding,
  type ConditionScope,
  type Expression,
  type Junction,
  type Negation,
  type Operand,
  type ParsedConditions,
  type Path,
  type Span,
  type Value,
  type Verdict,
} from './conditions/index.ts';
export { nearest } from './suggestion.ts';

// Why something failed, was skipped or waits, in both languages.
export * from './failures/index.ts';

// The delivery log.
export {
  DeliveryLogging,
  dispatchHeld,
  logFaultTexts,
  newestLogLines,
  readDeliveryLog,
  type DeliveryLogger,
  type LogBodies,
  type LogFault,
  type LogFinding,
  type LogIncomplete,
  type LogLevel,
  type LogLine,
  type LogLineKind,
  type LogOptions,
  type LogRotation,
  type VerifiedLog,
} from './stages/log/index.ts';

// Signatures, for receivers and those who administer secrets.
export {
  checkSigningSecret,
  headerSignature,
  newSigningSecret,
  publicKeyOf,
  readPublicKey,
  signatureEncodings,
  signatureHashes,
  signatureHeaders,
  signatureOf,
  type SignatureHeader,
  type SignedContent,
  type Signing,
  type SigningScheme,
} from './signatures/index.ts';
export { maskUrl, sentinel } from './redaction/index.ts';

// Ports, and the parts that stand behind them: a host may wrap them, stores and test kits put others in their place.
export * from './ports/index.ts';
export { consoleLogger, Diagnostics, silentLogger, type LogFacts, type Logger } from './diagnostics/index.ts';
export { currentLogName, nodeLogFile, type NodeLogFileOptions } from './log-file/index.ts';
export { idMaker, systemClock, systemProcesses, systemRandom, type IdPrefix } from './system/index.ts';
export { systemResolver, type NetworkSettings, type ProxySettings } from './network/index.ts';
export { gotTransport, type ConnectionOptions } from './transport/index.ts';
export {
  keyFolder,
  openSecrets,
  type OpenedSecrets,
  type SecretsSettings,
  type SecretsSource,
} from './secrets/index.ts';

// Stages that a host may replace or wrap.
export { conditionsMatcher, Matching, type Matcher, type MatchVerdict } from './stages/match/index.ts';
export { Sending, type Sender, type SendInput, type SendResult } from './stages/send/index.ts';
export type { Exchange, ReceivedAnswer, SentRequest } from './stages/send/index.ts';
export type { SealedText, SecretPart, SecretReader, WireRequest } from './request/index.ts';
