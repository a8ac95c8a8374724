import type { AccountCheck } from './account-check.ts';
import type { ChoiceList } from './account-choices.ts';
import type { Preparation } from './account-preparation.ts';
import type { FieldSchemas } from './schema.ts';
import type { InferSettings, Settings, SettingsUpgrade } from './settings.ts';

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
    }
  | TokenEndpoint<S>;

/**
 * An endpoint of the target system's own kind that changes credentials into a token, which is sent as
 * `Authorization: Bearer …`. The token is kept sealed and shared by all processes, renewed before it expires, and once
 * where it is refused. The password grant of OAuth 2.0 (RFC 6749 4.3) can be written like this, too.
 */
export interface TokenEndpoint<S extends string = string> {
  readonly scheme: 'tokenEndpoint';
  /** Gets a POST: an absolute URL, or a path below the base URL like `auth/create-token`. */
  readonly tokenUrl: string;
  /** What is sent, by the names that the endpoint gives it. A setting without a value is left out. */
  readonly body: { readonly [property: string]: TokenInput<S> };
  /** How the body is written: JSON, or `application/x-www-form-urlencoded`. JSON when left out. */
  readonly encoding?: 'json' | 'form';
  readonly answer: TokenPlaces;
  /** How long a token is used whose answer tells no lifetime; an hour when left out. */
  readonly lifetimeSeconds?: number;
  /**
   * How a token is renewed without the credentials. Where that is refused, or the token was refused before its time, the
   * credentials are sent again.
   */
  readonly refresh?: {
    /** As `tokenUrl`, which it is when left out. */
    readonly tokenUrl?: string;
    readonly body: { readonly [property: string]: TokenInput<S> | { readonly refreshToken: true } };
  };
}

/** A value that is sent to a {@link TokenEndpoint}: that of a setting, or a fixed text. */
export type TokenInput<S extends string = string> = { readonly setting: S } | { readonly text: string };

/** Where the answer of a {@link TokenEndpoint} has what: JSON pointers (RFC 6901) like `/data/token`. */
export interface TokenPlaces {
  /** Of several places, the first that holds a text counts: for endpoints whose answer is not documented. */
  readonly token: string | readonly string[];
  /** Seconds, as a number or a text. */
  readonly lifetimeSeconds?: string;
  readonly refreshToken?: string;
}

/**
 * How the calls of an account are signed: by Standard Webhooks (`webhook-signature`), or by a plain HMAC of the body, keyed
 * with the bytes of the secret's own text, in a header of this name. It may stand beside `auth`, or alone.
 */
export type TargetSignature =
  | 'standard'
  | {
      readonly name: string;
      /** Stands before the signature, e.g. `sha256=`. */
      readonly prefix?: string;
      /** `hex` when left out. */
      readonly encoding?: 'hex' | 'base64';
      /** `sha256` when left out. */
      readonly hash?: 'sha256' | 'sha512' | 'sha1';
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
  /** How it wants calls to be signed; the secret is the signing secret of the connection, which has to have one then. */
  readonly signature?: TargetSignature;
  readonly headers?: readonly TargetHeader[];
  readonly limits?: TargetLimits;
  /** How a person sees that settings and credentials are right. */
  readonly check?: AccountCheck;
  /** Lists that the account offers, by the names that fields have for them. */
  readonly choices?: { readonly [name: string]: ChoiceList };
  /** What has to be there before deliveries can work, in the order in which it is created. */
  readonly prepare?: { readonly [name: string]: Preparation };
  /**
   * Steps from the first shape of the settings to the present one. The version of settings is the number of steps that
   * are behind them: a step is added where a setting changes, and none is ever taken out.
   */
  readonly upgrades?: readonly SettingsUpgrade[];
}

/** An account whose settings the compiler knows: authorisation and headers name settings that there are. */
export interface TypedAccount<S extends FieldSchemas, O extends keyof S & string> {
  readonly settings: S;
  readonly optionalSettings?: readonly O[];
  baseUrl(settings: InferSettings<S, O>): string;
  readonly auth?: TargetAuth<keyof S & string>;
  readonly signature?: TargetSignature;
  readonly headers?: readonly TargetHeader<keyof S & string>[];
  readonly limits?: TargetLimits;
  readonly check?: AccountCheck<InferSettings<S, O>>;
  readonly choices?: { readonly [name: string]: ChoiceList<InferSettings<S, O>> };
  readonly prepare?: { readonly [name: string]: Preparation<InferSettings<S, O>> };
  readonly upgrades?: readonly SettingsUpgrade[];
}

/** Defines what a target system asks for; the compiler infers the settings. */
export function defineAccount<const S extends FieldSchemas, const O extends keyof S & string = never>(
  account: TypedAccount<S, O>,
): TargetAccount {
  return account;
}
