import type { AttributePart, ContentKind, HttpMethod, ValueSource } from '@eilbote/contract';
import type { AuthDefinition } from './auth-definition.ts';
import type { RouteDefinition } from './route-definition.ts';
import type { SecretValue } from './secret-value.ts';
import type { SettingValue } from './account/setting-value.ts';
import type { SigningDefinition } from './signing-definition.ts';

/**
 * One rule: when this event happens, tell that target. What a user edits; the same shape is read and written.
 *
 * A secret is given as text and read back as `true` ("there is one"); writing `true` keeps the one that is there.
 */
export interface WebhookDefinition extends SigningDefinition, RouteDefinition {
  readonly name: string;
  /** Event type id. */
  readonly event: string;
  /** Id of the target system; `custom` is Benutzerdefiniert. */
  readonly target: string;
  readonly action: string;
  /** The receiver's own URL; may contain templates behind the host. Either this or `connection`. */
  readonly url?: string;
  readonly connection?: string;
  /** Below the connection's base URL, e.g. `/projects?source=erp`; may contain templates. */
  readonly path?: string;
  /** Limits of the webhook's own lane; with a connection, the connection's lane counts. */
  readonly limits?: LaneLimits;
  readonly table: string;
  /** `standard` is every field but those of the privacy classes financial and special; or a selection by name. */
  readonly fields: 'standard' | 'none' | readonly string[];
  readonly conditions: ConditionsDefinition;
  readonly attributes: readonly AttributeDefinition[];
  /**
   * Where target fields of the action come from, in place of what the action says; `none` leaves a field out. By the
   * names of the fields.
   */
  readonly mapping?: { readonly [field: string]: ValueSource | 'none' };
  /** A person has confirmed what the action does; needed where it closes, bills or undoes something. */
  readonly confirmed?: boolean;
  /** One that the action knows; Benutzerdefiniert has `profacto/1`, `flat`, `cloudevents/structured`, `cloudevents/binary` and `template`. */
  readonly format: string;
  /** Body template (LiquidJS), for the format `template`. */
  readonly template?: string;
  readonly method: HttpMethod;
  /** `xml` and `text` for a template only. */
  readonly contentType: ContentKind;
  readonly headers: readonly HeaderDefinition[];
  /** Asks the receiver before the first call whether it wants any, as CloudEvents receivers expect. */
  readonly handshake?: HandshakeDefinition;
  /** Seconds to wait before each repetition; its length is the number of repetitions. */
  readonly retryAfterSeconds: readonly number[];
  /**
   * `none` sends as fast as it can; `record` sends the deliveries of one record one after the other and goes on after
   * one that failed; `recordHold` stops that record until the failed one is dealt with.
   */
  readonly order: 'none' | 'record' | 'recordHold';
  /** Holds deliveries for a while, so that what changes often is sent once; absent sends each change. */
  readonly coalesce?: CoalesceDefinition;
  /** Makes no delivery of an event whose details before and after are the same, where its event type names them. */
  readonly onlyWhenChanged?: boolean;
  /** For one call, everything included. */
  readonly timeLimitSeconds: number;
  /** After this time a delivery is not sent any more. */
  readonly deliverWithinSeconds?: number;
  readonly active: boolean;
}

/** The question before the first call (CloudEvents HTTP 1.1 Web Hooks, 4). */
export interface HandshakeDefinition {
  /** A name in DNS by which the receiver knows who calls, e.g. `erp.example.com`. */
  readonly origin: string;
  /** Calls in a minute that are asked for; the receiver may allow fewer. */
  readonly callsPerMinute?: number;
}

/** A later delivery of the same record takes the place of one that waits and was never tried. */
export interface CoalesceDefinition {
  /** How long each delivery waits for a later one. */
  readonly windowSeconds: number;
  /** After this time, counted from the first change, it is sent although the record goes on changing: ten windows when left out. */
  readonly longestSeconds?: number;
}

/** Seconds after which a record that changes all the time is sent. */
export const longestHoldSeconds = ({ windowSeconds, longestSeconds }: CoalesceDefinition): number =>
  longestSeconds ?? 10 * windowSeconds;

/** The conditions of a webhook and what is done with them. */
export interface ConditionsDefinition {
  readonly text: string;
  /** `pass` hands the text on in the URL and does not evaluate it (as the original does). */
  readonly mode: 'pass' | 'evaluate' | 'both';
}

/** One attribute: its name, where it stands in the call, and where its value comes from. */
export type AttributeDefinition = { readonly name: string; readonly part: AttributePart } & (
  | { readonly text: string }
  /** A field of the table, `Table.Field` of a related one, or `details.x` of the event. */
  | { readonly field: string }
  | { readonly template: string }
  | { readonly secret: SecretValue }
);

/** One header and where its value comes from. */
export type HeaderDefinition = { readonly name: string } & (
  | { readonly text: string }
  | { readonly template: string }
  | { readonly secret: SecretValue }
);

/** Limits of a lane: all deliveries to one account share them. */
export interface LaneLimits {
  /** Calls at the same time. */
  readonly concurrency?: number;
  /** All windows hold at once, e.g. 900 in 60 s and 20,000 in a day. */
  readonly rates?: readonly { readonly calls: number; readonly seconds: number }[];
  /** How long a delivery waits for a receiver that does not answer or is refused by the network policy. */
  readonly maximumAgeSeconds?: number;
}

/** An account of a target system, shared by webhooks: their deliveries go through one lane. */
export interface ConnectionDefinition extends SigningDefinition, RouteDefinition {
  readonly name: string;
  readonly target: string;
  /** Where the target system asks for some; base URL, authorisation and headers then follow from them. */
  readonly settings?: { readonly [name: string]: SettingValue };
  /**
   * The version of the target system's settings that these are of. Whoever writes some may leave it out and means the
   * present one; an earlier one is upgraded, a later one refused.
   */
  readonly settingsVersion?: number;
  readonly baseUrl: string;
  /** How its calls are authorised; without it by nothing but its headers. */
  readonly auth?: AuthDefinition;
  readonly headers: readonly HeaderDefinition[];
  readonly limits?: LaneLimits;
}

/** What may be left out when a webhook is written; the rest has defaults. */
export type WebhookInput = Partial<Omit<WebhookDefinition, 'conditions' | 'attributes'>> &
  Pick<WebhookDefinition, 'name' | 'event'> & {
    /** Mode `pass` when left out. */
    readonly conditions?: Partial<ConditionsDefinition> & Pick<ConditionsDefinition, 'text'>;
    readonly attributes?: readonly AttributeInput[];
  };
/** What may be left out when a connection is written; the rest has defaults. */
export type ConnectionInput = Partial<Omit<ConnectionDefinition, 'auth'>> &
  Pick<ConnectionDefinition, 'name'> & { readonly auth?: AuthInput };
/** Authorisation as it is written: keys and client secrets stand in a header where nothing is said. */
export type AuthInput = WithDefault<AuthDefinition, 'in' | 'sendSecretIn'>;

type WithDefault<A, K extends string> = A extends unknown ? Omit<A, K> & Partial<Pick<A, K & keyof A>> : never;
type WithoutPart<A> = A extends unknown ? Omit<A, 'part'> : never;
/** An attribute as it is written: its part is `json` when left out. */
export type AttributeInput = WithoutPart<AttributeDefinition> & { readonly part?: AttributePart };

/** Seconds before each repetition: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h. */
export const defaultRetrySeconds = [5, 300, 1800, 7200, 18_000, 36_000, 36_000] as const;
/** Seconds for one call. */
export const defaultTimeLimitSeconds = 15;
/** Seconds that a delivery waits for a receiver that does not answer: 7 days. */
export const defaultMaximumAgeSeconds = 7 * 24 * 3600;
/** Calls at the same time in one lane. */
export const defaultConcurrency = 16;
