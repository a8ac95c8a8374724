export type { ModelDelivery, ModelDisk, ModelWebhook } from './model-disk.ts';
export { modelDisk } from './model-disk.ts';
export * from './model-store.ts';
export type { ModelOperation } from './operations.ts';
