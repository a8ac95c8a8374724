export type { AttemptResult, Attempting, OpenDelivery } from './attempt.ts';
export { termTimes, type TermTimes } from './dispatch-term.ts';
export { Dispatcher, type DispatcherOptions } from './dispatcher.ts';
export { failureOfMatch } from './matching.ts';
export { leadershipTimes, type LeadershipTimes } from './leadership.ts';
export { openEvent, type OpenEvent } from './open-event.ts';
export type { TermServices, WrittenLog } from './term-services.ts';
export { planResend, type ResendPlan } from './resend/plan-resend.ts';
export { loggedRun, specOf, type ResendSpec } from './resend/resend-run.ts';
