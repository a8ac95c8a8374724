export type {
  CheckCall,
  CheckedConnection,
  ConnectedWebhook,
  ConnectOptions,
  ConnectionToTry,
  HeldConnection,
  PreparedConnection,
  PreparedThing,
  PrepareOptions,
} from './accounts/index.ts';
export type { AccountTrouble } from '../pipeline/account/index.ts';
export type { BackTest, BackTestedEvent, BackTestQuestion, BackTestVerdict } from './back-test/index.ts';
export * from './backfill/index.ts';
export type { ConfigurationAdministration, Imported } from './configuration-administration.ts';
export type { ConnectionAdministration, ConnectionView, SavedConnection } from './connection-administration.ts';
export type { ConnectionSaveOptions } from './connection-save.ts';
export type { DeliveryAdministration, DeliveryView, ExchangeView, HistoryView } from './delivery-administration.ts';
export * from './digest/index.ts';
export type {
  EventToExplain,
  ExplainedRequest,
  Explanation,
  MatchExplanation,
  WebhookToExplain,
} from './explain/index.ts';
export {
  found,
  ok,
  spanOf,
  type Examined,
  type ExamineOptions,
  type Finding,
  type FindingLevel,
} from './doctor/index.ts';
export * from './restoration/errors.ts';
export type { RestorationAdministration, RestorationView } from './restoration-administration.ts';
export { examinePlugin, type PluginFault, type PluginFaultCode } from './examine-plugin.ts';
export type { HostOptions } from './host-options.ts';
export { createHost, type Host } from './host.ts';
export type { LaneHold } from '../dispatch/index.ts';
export type { Pause } from '../configuration/pauses.ts';
export type {
  LaneAdministration,
  LaneView,
  PauseOptions,
  PauseReceipt,
  ResumeReceipt,
} from './lanes/lane-administration.ts';
export type { LogAdministration } from './log-administration.ts';
export type { DeliveryNotice, HostEvents } from './observers.ts';
export type { BulkResendOptions, ResendRun } from './resend/resend-many.ts';
export type { Correction, Resent, ResendOptions } from './resend/resend-one.ts';
export type { SweepCounts } from '../dispatch/index.ts';
export type { Erasure, EraseOptions, Findings, RecordToFind } from './privacy/erase.ts';
export * from './privacy/errors.ts';
export type { Report, ReportedDelivery, ReportedEvent } from './privacy/report.ts';
export type { RetentionAdministration } from './retention-administration.ts';
export type { OverlapOptions } from './signing/overlap.ts';
export type { NewSigning, RotateOptions } from './signing/rotation.ts';
export type { SigningView } from './signing/signing-view.ts';
export type { EventForTest, TestSend, TestSent } from './test-send/index.ts';
export {
  ClockPort,
  LogFilePort,
  ProcessesPort,
  RandomPort,
  ResolverPort,
  SecretsPort,
  StorePort,
  TransportPort,
} from './tokens.ts';
export {
  newSecret,
  type ConfigurationDocument,
  type Difference,
  type ExportedEntry,
  type ExportOptions,
  type ImportedEntry,
  type ImportOptions,
} from './transfer/index.ts';
export { whyNotReasons, whyNotTexts } from './why-not/index.ts';
export type { WebhookThen, WhyNot, WhyNotQuestion, WhyNotReason } from './why-not/index.ts';
export type { Saved, SaveOptions, WebhookAdministration, WebhookView } from './webhook-administration.ts';
