export { BackfillAdministration, type BackfillRun } from './backfill-administration.ts';
export type { BackfillCount, BackfilledWebhook } from './count.ts';
export type { BackfillFault, BackfillWarning } from './examination.ts';
export type { BackfillProgress } from './headway.ts';
export type { BackfillPlan, BackfillRecord } from './plan.ts';
export type { BackfillOptions, BackfillResult } from './transfer.ts';
