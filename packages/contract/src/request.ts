import type { JsonPrimitive } from './json.ts';

/** The methods that a call may have. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Tells a slot from a record that merely looks like one: JSON cannot carry a symbol. The same in every copy of this
 * package; copying with `{ ...slot }` keeps it.
 */
export const slotBrand: unique symbol = Symbol.for('eilbote.secret-slot') as never;

/**
 * Stands for a secret until the moment of sending. Stored requests, previews and logs hold the slot, never the value;
 * the send stage fills it. Made by {@link secretSlot} only.
 */
export interface SecretSlot {
  readonly $secret: string;
  readonly [slotBrand]: true;
}

/** Stands for the secret with this name among the secrets of the webhook or connection. */
export const secretSlot = (name: string): SecretSlot => Object.freeze({ $secret: name, [slotBrand]: true as const });

/** True for a slot made by any copy of this package, false for a record that looks like one. */
export const isSecretSlot = (value: unknown): value is SecretSlot =>
  typeof value === 'object' && value !== null && (value as { [slotBrand]?: unknown })[slotBrand] === true;

/** A JSON value in which any part may be a secret slot. */
export type BodyValue = JsonPrimitive | SecretSlot | { readonly [name: string]: BodyValue } | readonly BodyValue[];

/** A plain value at a text position (query, header, form): the core encodes it for that position. */
export type TextValue = string | number | boolean | null | SecretSlot;

/**
 * A request as data, before any encoding. A target system makes it from {@link RequestInput}; the core alone turns it
 * into bytes, so that no value can leave its position.
 */
export interface RequestDraft {
  readonly method: HttpMethod;
  readonly url: UrlDraft;
  readonly headers: { readonly [name: string]: TextValue };
  readonly body?: BodyDraft;
}

/** A URL in parts; the core encodes each for its position. */
export interface UrlDraft {
  /**
   * Scheme, host, path and the receiver's own query. The query survives byte for byte (but for what the URL standard
   * itself encodes); what is appended follows behind it.
   */
  readonly base: string;
  /** Path segments below the base. */
  readonly path?: readonly string[];
  /** Appended behind the own query, in this order. */
  readonly query?: readonly (readonly [name: string, value: TextValue])[];
}

/**
 * A body as values: JSON, `application/x-www-form-urlencoded`, or a text that is complete but for its secrets, with the
 * content type it has.
 */
export type BodyDraft =
  | { readonly kind: 'json'; readonly value: BodyValue; readonly contentType?: string }
  | { readonly kind: 'form'; readonly fields: readonly (readonly [name: string, value: TextValue])[] }
  | { readonly kind: 'text'; readonly text: string | readonly (string | SecretSlot)[]; readonly contentType: string };

/** What came back from one HTTP exchange. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** At most the stored part, decoded as UTF-8. */
  readonly body: string;
}
