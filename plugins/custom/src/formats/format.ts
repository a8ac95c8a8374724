import type { BodyValue, RequestInput, WebhookShape } from '@eilbote/contract';

/** One way to lay out the JSON object of a call. */
export interface Format {
  /** The members of the object, in the order they are sent. */
  members(input: RequestInput): readonly (readonly [name: string, value: BodyValue])[];
  /** Names in the JSON object that an attribute must not have. */
  taken(webhook: WebhookShape): readonly string[];
}

export type Members = ReturnType<Format['members']>;
