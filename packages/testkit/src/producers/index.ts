export * from './a-record.ts';
export * from './a-webhook.ts';
export * from './an-event.ts';
