import type { FieldSchemas, InferFields } from './schema.ts';
import type { JsonValue } from './json.ts';

/** The settings of a connection as a target system reads them, defaults filled in; secret ones are left out. */
export interface Settings {
  readonly [name: string]: JsonValue | undefined;
}

/**
 * How the calls of an account are authorised. Data that names settings, so that forms, documents and redaction can read
 * it: the core alone turns it into headers. `S` are the names of the settings.
 */
export type TargetAuth<S extends string = string> =
  /** A setting's value in `Authorization: Bearer …` (RFC 6750). */
  | { readonly scheme: 'bearer'; readonly token: S }
  /** A setting's value in a header of this name, or a query parameter. */
  | { readonly scheme: 'apiKey'; readonly in?: 'header' | 'query'; readonly name: string; readonly key: S }
  /** Two settings as user and password of HTTP Basic (RFC 7617). */
  | { readonly scheme: 'basic'; readonly user: S; readonly password: S }
  /** Client credentials of OAuth 2.0 (RFC 6749 4.4): a token is fetched, kept sealed and renewed before it expires. */
  | {
      readonly scheme: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: S;
      readonly clientSecret: S;
      readonly scope?: string;
      readonly audience?: string;
      readonly sendSecretIn?: 'header' | 'body';
    };

/** A header that every call of an account carries: a fixed text, or the value of a setting. */
export type TargetHeader<S extends string = string> =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly setting: S };

/** What an account allows, enforced for all webhooks of a connection together. */
export interface TargetLimits {
  /** Calls at the same time. */
  readonly concurrency?: number;
  /** Windows that hold all at once: so many calls in so many seconds. */
  readonly rates?: readonly { readonly calls: number; readonly seconds: number }[];
}

/**
 * What a target system asks for to reach an account, and what follows from it. A target system without it is reached
 * over a URL that each webhook, or a plain connection, names itself.
 */
export interface TargetAccount {
  /** What a person enters once for each connection; `secret` ones are encrypted and never shown again. */
  readonly settings: FieldSchemas;
  /** Settings that may be left out. Those with a default may be, too. */
  readonly optionalSettings?: readonly string[];
  /** Where the requests of all actions go. Pure. */
  baseUrl(settings: Settings): string;
  readonly auth?: TargetAuth;
  readonly headers?: readonly TargetHeader[];
  readonly limits?: TargetLimits;
}

/** The type of settings: secret ones are left out, and those that may be left out without a default may be absent. */
export type InferSettings<S extends FieldSchemas, O extends keyof S & string = never> = {
  readonly [K in keyof S as S[K] extends { secret: true } ? never : K extends O ? never : K]: InferFields<S>[K &
    keyof InferFields<S>];
} & {
  readonly [K in keyof S as S[K] extends { secret: true } ? never : K extends O ? K : never]?: InferFields<S>[K &
    keyof InferFields<S>];
};

/** An account whose settings the compiler knows: authorisation and headers name settings that there are. */
export interface TypedAccount<S extends FieldSchemas, O extends keyof S & string> {
  readonly settings: S;
  readonly optionalSettings?: readonly O[];
  baseUrl(settings: InferSettings<S, O>): string;
  readonly auth?: TargetAuth<keyof S & string>;
  readonly headers?: readonly TargetHeader<keyof S & string>[];
  readonly limits?: TargetLimits;
}

/** Defines what a target system asks for; the compiler infers the settings. */
export function defineAccount<const S extends FieldSchemas, const O extends keyof S & string = never>(
  account: TypedAccount<S, O>,
): TargetAccount {
  return account;
}
