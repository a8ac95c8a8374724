export * from './body-for-log.ts';
export * from './delivery-logger.ts';
export * from './errors.ts';
export * from './line/index.ts';
export * from './log-options.ts';
export { followDeliveryLog, type FollowDeliveryLogOptions } from './reading/follow-delivery-log.ts';
export { newestLogLines, readDeliveryLog } from './reading/read-delivery-log.ts';
export { DeliveryLog, type DeliveryLogServices, type LogIncomplete } from './writing/delivery-log.ts';
export type { LogSource } from './writing/recovery.ts';
