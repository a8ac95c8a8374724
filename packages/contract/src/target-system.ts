import type { ContentKind } from './content-type.ts';
import type { AcceptedEvent } from './event.ts';
import type { Answer, BodyValue, HttpMethod, RequestDraft, TextValue } from './request.ts';
import type { EventType } from './event-type.ts';
import type { JsonObject } from './json.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Outcome } from './outcome.ts';
import type { Steps } from './steps.ts';
import type { Settings } from './settings.ts';
import type { TargetAccount } from './target-account.ts';
import type { ActionParameters, InferParameters, InferTargetFields, TargetFields } from './target-field.ts';

/** A system that can be called, and what it can do with a record. Data and pure functions: no HTTP client inside. */
export interface TargetSystem {
  readonly id: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** What it asks for to reach an account; without it, webhooks or plain connections name a URL. */
  readonly account?: TargetAccount;
  readonly actions: { readonly [id: string]: Action };
  /**
   * What an answer means. `undefined` leaves it to the default table: 2xx delivered; 408, 425, 429 and 5xx retry;
   * other 4xx and any redirect failed.
   */
  classify?(answer: Answer): Outcome | undefined;
}

/** One thing that a target system can do with a record of one table, by one call or by several. */
export type Action = OneCallAction | SeveralCallAction;

/** What every action says of itself. */
export interface ActionOutline {
  readonly title: LocalizedText;
  /** The table it takes; `any` for an action that takes every table. */
  readonly table: string | 'any';
  /** Event types it is meant for; every event type of the table may use it. */
  readonly recommendedFor?: readonly string[];
  /** What is decided for each webhook; they appear as its attributes, which are then these and no others. */
  readonly parameters?: ActionParameters;
  /** What it fills in the target system, and from where unless a webhook says otherwise. */
  readonly fields?: TargetFields;
  /**
   * It closes, bills or undoes something in the target system: a webhook is active only after a person has confirmed
   * that, in the words given here.
   */
  readonly confirm?: LocalizedText;
  /** Names of the parameters that its requests themselves add to the query, to warn of a URL that has them already. */
  readonly queryNames?: readonly string[];
  /** Problems of a webhook that only this action can see; called on every save. */
  validate?(webhook: WebhookShape): readonly DefinitionProblem[];
}

/** An action of one call. */
export interface OneCallAction extends ActionOutline {
  /** Pure: the same input gives the same request. */
  request(input: RequestInput): RequestDraft;
}

/** An action that takes several calls. */
export interface SeveralCallAction extends ActionOutline {
  /**
   * Makes its calls, and tells what came of them; `delivered` where it tells nothing. Deterministic but for the answers:
   * no clock, no chance, no effects of its own.
   */
  steps(steps: Steps, input: RequestInput): Promise<Outcome | undefined>;
}

/** The plain values that the build stage evaluated for one delivery. */
export interface RequestInput {
  readonly event: AcceptedEvent;
  readonly eventType: EventType;
  readonly delivery: { readonly id: string };
  readonly webhook: WebhookShape;
  /** Key of the event's own record; absent where it has none. */
  readonly key?: string;
  readonly table: string;
  /** The selected fields of the record, or of each record where the table came as a list. */
  readonly fields: JsonObject | readonly JsonObject[];
  readonly attributes: readonly Attribute[];
  /** The values of the action's target fields, checked and converted; those without a value are absent. */
  readonly values: JsonObject;
  /** The values of the action's parameters, defaults filled in. */
  readonly parameters: JsonObject;
  /** The settings of the connection, without the secret ones. */
  readonly settings: Settings;
  /** The text of the conditions where the webhook passes them on, else empty. */
  readonly conditions: string;
  /** The own URL with its templates rendered, or the connection's base URL with the path below it. */
  readonly url: string;
  /** The rendered body where the webhook's format is `template`, its values encoded for the webhook's content type. */
  readonly renderedBody?: string;
}

/** What a target system may know of a webhook. */
export interface WebhookShape {
  readonly id: string;
  readonly name: string;
  /** Id of its target system, and of the action there. */
  readonly target: string;
  readonly action: string;
  readonly event: string;
  readonly table: string;
  readonly method: HttpMethod;
  readonly contentType: ContentKind;
  readonly format: string;
  readonly headers: { readonly [name: string]: TextValue };
  /** Names, parts, and which are secret: values are evaluated for each delivery. */
  readonly attributes: readonly { readonly name: string; readonly part: AttributePart; readonly secret?: true }[];
  /** Names of the fields of its table that it sends. */
  readonly fields: readonly string[];
}

/** Where an attribute goes: into the body, into the URL, or into both. */
export type AttributePart = 'json' | 'url' | 'both';

/** An attribute of a webhook, evaluated for one delivery. */
export interface Attribute {
  readonly name: string;
  readonly value: BodyValue;
  readonly part: AttributePart;
}

/** One thing that is wrong with a webhook or connection. */
export interface DefinitionProblem {
  /** JSON pointer into the definition, e.g. `/attributes/0/name`. */
  readonly path: string;
  readonly code: string;
  readonly text: LocalizedText;
  /** Where in the text that the path names. */
  readonly place?: TextPlace;
}

/** A stretch of a text, and how it is pointed out. */
export interface TextPlace {
  /** UTF-16 units from the beginning of the text; `end` is behind the last one. */
  readonly start: number;
  readonly end: number;
  /** Its line, cut where it is long, and a line of carets below the stretch. */
  readonly excerpt: readonly [line: string, carets: string];
  /** Where one is obvious: text that would put it right in place of the stretch. */
  readonly replacement?: string;
}

/** The outline of an action whose fields and parameters the compiler knows. */
type TypedOutline<F extends TargetFields, P extends ActionParameters> = Omit<ActionOutline, 'fields' | 'parameters'> & {
  readonly fields?: F;
  readonly parameters?: P;
};

/** The input of an action whose fields and parameters the compiler knows. */
export type TypedRequestInput<F, P> = Omit<RequestInput, 'values' | 'parameters'> & {
  readonly values: InferTargetFields<F>;
  readonly parameters: InferParameters<P>;
};

/** Defines an action of one call; the compiler infers its values and parameters. */
export function defineAction<const F extends TargetFields = {}, const P extends ActionParameters = {}>(
  action: TypedOutline<F, P> & { request(input: TypedRequestInput<F, P>): RequestDraft },
): OneCallAction {
  return action;
}

/** Defines an action of several calls; the compiler infers its values and parameters. */
export function defineSteps<const F extends TargetFields = {}, const P extends ActionParameters = {}>(
  action: TypedOutline<F, P> & {
    steps(steps: Steps, input: TypedRequestInput<F, P>): Promise<Outcome | undefined>;
  },
): SeveralCallAction {
  return action;
}
