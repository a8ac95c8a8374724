export { authorisedRequest } from './auth/authorised-request.ts';
export type { RefusedCredentials } from './auth/refused-credentials.ts';
export { classifyAnswer } from './classify.ts';
export type * from './exchange.ts';
export type { Classify } from './judge-answer.ts';
export { longestRetryAfterMs, retryAfterMs } from './retry-after.ts';
export type * from './send-input.ts';
export { sender, Sending, userAgent, type Sender, type SenderParts } from './sender.ts';
