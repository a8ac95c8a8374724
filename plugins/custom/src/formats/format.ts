import type { BodyValue, DefinitionProblem, RequestInput, TextValue, WebhookShape } from '@eilbote/contract';

/** One way to lay out the JSON object of a call. */
export interface Format {
  /** The members of the object, in the order they are sent. */
  members(input: RequestInput): readonly (readonly [name: string, value: BodyValue])[];
  /** Names in the JSON object that an attribute must not have. */
  taken(webhook: WebhookShape): readonly string[];
  /** Content type of the object, where it is more than JSON. */
  readonly contentType?: string;
  /** Headers that belong to the body. */
  headers?(input: RequestInput): { readonly [name: string]: TextValue };
  /** What of a webhook does not go with this format. */
  problems?(webhook: WebhookShape): readonly DefinitionProblem[];
}

export type Members = ReturnType<Format['members']>;
