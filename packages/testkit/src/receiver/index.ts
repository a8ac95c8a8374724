export * from './fake-answer.ts';
export { FakeCall } from './fake-call.ts';
export { fakeReceiver, FakeReceiver, type FakeReceiverOptions } from './fake-receiver.ts';
