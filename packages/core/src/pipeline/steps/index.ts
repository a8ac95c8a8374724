export { attemptSteps, type SteppedAttempt } from './attempt-steps.ts';
export * from './errors.ts';
export { SampleSteps, type SampleCall } from './sample-steps.ts';
export { StepsRun, type MadeCall, type StepCall, type StepsServices } from './steps-run.ts';
export { walkSteps, type WalkedSteps } from './walk-steps.ts';
export { StepsStopped, type Stop } from './stop.ts';
