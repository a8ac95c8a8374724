export * from './failure-catalogue.ts';
export * from './failure-text.ts';
export * from './reason-catalogue.ts';
export * from './reason-sentences.ts';
