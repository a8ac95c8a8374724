export * from './build-request.ts';
export * from './compile-webhook.ts';
export * from './errors.ts';
export { withheldFields } from './field-selection.ts';
export type { DeliveryToFill } from './filling.ts';
export { deepFreeze, freezeEvent } from './freeze-event.ts';
export { pluginTimeLimitMs } from './plugin-call.ts';
export { requestBuilder } from './request-builder.ts';
