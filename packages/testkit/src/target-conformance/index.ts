export { describeTarget } from './describe-target.ts';
export { exampleCalls, type ExampleCalls } from './example-calls.ts';
export type { Filling } from './filling.ts';
export { httpSnapshot, type ShownCall } from './http-snapshot.ts';
export { misfits, openObjects, operationOf, type RequestToFit } from './request-fit.ts';
export type { RequestPartSchema, RequestSchema, RequestSchemas } from './request-schemas.ts';
export type { TargetUnderTest, TriedAnswer, TriedOutcome } from './target-under-test.ts';
