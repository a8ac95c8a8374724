export { describeTarget } from './describe-target.ts';
export { httpSnapshot, type ShownCall } from './http-snapshot.ts';
export { misfits, openObjects, operationOf, type RequestToFit } from './request-fit.ts';
export type { RequestPartSchema, RequestSchema, RequestSchemas } from './request-schemas.ts';
export type { TargetUnderTest, TriedAnswer, TriedOutcome } from './target-under-test.ts';
