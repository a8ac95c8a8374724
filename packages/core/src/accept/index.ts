export { acceptEvent, type Acceptance, type AcceptOptions } from './accept-event.ts';
export { completeEvent } from './complete-event.ts';
export * from './errors.ts';
export { largestEventBytes } from './limits.ts';
export { readMoment } from './values/date-times.ts';
export { warningTexts, type WarningCode } from './warning-texts.ts';
export type { EventWarning } from './walk.ts';
