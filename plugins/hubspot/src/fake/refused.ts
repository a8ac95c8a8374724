import type { FakeAnswerParts } from '@eilbote/testkit';
import type { JsonObject } from '@eilbote/contract';

/** An error as HubSpot words it. */
export const errorBody = (category: string, message: string, more: JsonObject = {}): JsonObject => ({
  status: 'error',
  message,
  correlationId: '7b4f2c1e-0000-4000-8000-000000000000',
  category,
  ...more,
});

/** An answer that refuses the whole call. */
export const refused = (status: number, category: string, message: string): FakeAnswerParts => ({
  status,
  body: errorBody(category, message),
});
