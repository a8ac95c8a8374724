export * from './build-request.ts';
export { buildStep } from './build-step.ts';
export * from './compile-webhook.ts';
export * from './errors.ts';
export type { DeliveryToFill } from './filling.ts';
export { freezeEvent } from './freeze-event.ts';
export { callPlugin, checkedDraft, faultOf, pluginTimeLimitMs, thrownBy, type PluginCall } from './plugin-call.ts';
export { requestBuilder } from './request-builder.ts';
