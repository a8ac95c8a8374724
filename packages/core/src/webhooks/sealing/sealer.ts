import type { Secrets } from '../../ports/secrets.ts';
import { authSecrets, type AuthDefinition } from '../auth-definition.ts';
import { isSecretSetting } from '../account/setting-value.ts';
import type { ConnectionDefinition, HeaderDefinition } from '../definition.ts';
import { tlsSecrets, type ProxyDefinition, type RouteDefinition, type TlsDefinition } from '../route-definition.ts';
import type { SecretValue } from '../secret-value.ts';
import { SECRET_NOT_STORED } from '../errors.ts';
import {
  authSlot,
  headerSlot,
  previousSigningSlot,
  proxySlot,
  settingSlot,
  signingSlot,
  tlsSlot,
} from '../secret-slots.ts';
import type { SigningDefinition } from '../signing-definition.ts';

type SigningSecrets = {
  readonly [name in 'signingSecret' | 'previousSigningSecret']: SigningDefinition[name] | undefined;
};

type RouteSecrets = { readonly [name in keyof RouteDefinition]-?: RouteDefinition[name] | undefined };

/** Collects the ciphertexts of one definition while it is written. */
export class Sealer {
  readonly sealed = new Map<string, string>();
  readonly #secrets: Secrets;
  readonly #context: string;
  readonly #previous: { readonly [slot: string]: string };

  constructor(secrets: Secrets, context: string, previous: { readonly [slot: string]: string }) {
    this.#secrets = secrets;
    this.#context = context;
    this.#previous = previous;
  }

  /** @throws SECRETS_KEY_MISSING */
  seal(slot: string, plain: string): void {
    this.sealed.set(slot, this.#secrets.seal(plain, this.#context));
  }

  /**
   * A kept secret keeps its ciphertext: that needs no key.
   * @throws SECRET_NOT_STORED, SECRETS_KEY_MISSING
   */
  secret(slot: string, value: SecretValue): true {
    if (value !== true) {
      this.seal(slot, value);
      return true;
    }
    const kept = Object.hasOwn(this.#previous, slot) ? this.#previous[slot] : undefined;
    if (kept === undefined) throw SECRET_NOT_STORED({ slot });
    this.sealed.set(slot, kept);
    return true;
  }

  headers(headers: readonly HeaderDefinition[]): readonly HeaderDefinition[] {
    return headers.map((header) =>
      'secret' in header ? { ...header, secret: this.secret(headerSlot(header.name), header.secret) } : header,
    );
  }

  auth(auth: AuthDefinition | undefined): { readonly auth?: AuthDefinition } {
    if (auth === undefined) return {};
    const given = auth as unknown as { readonly [name: string]: SecretValue };
    const names: readonly string[] = authSecrets[auth.scheme];
    const sealed = names.map((name) => [name, this.secret(authSlot(name), given[name] ?? true)] as const);
    return { auth: { ...auth, ...Object.fromEntries(sealed) } };
  }

  settings(settings: ConnectionDefinition['settings']): Pick<ConnectionDefinition, 'settings'> {
    if (settings === undefined) return {};
    const sealed = Object.entries(settings).map(([name, value]) =>
      isSecretSetting(value) ? [name, { secret: this.secret(settingSlot(name), value.secret) }] : [name, value],
    );
    return { settings: Object.fromEntries(sealed) as NonNullable<ConnectionDefinition['settings']> };
  }

  route({ tls, proxy }: RouteSecrets): RouteDefinition {
    return {
      ...(tls === undefined ? {} : { tls: this.#tls(tls) }),
      ...(proxy === undefined ? {} : { proxy: this.#proxy(proxy) }),
    };
  }

  #tls(tls: TlsDefinition): TlsDefinition {
    const sealed = tlsSecrets.flatMap((name) => {
      const value = tls[name];
      return value === undefined ? [] : [[name, this.secret(tlsSlot(name), value)] as const];
    });
    return { ...tls, ...Object.fromEntries(sealed) };
  }

  #proxy(proxy: ProxyDefinition | 'none'): ProxyDefinition | 'none' {
    if (proxy === 'none' || proxy.password === undefined) return proxy;
    return { ...proxy, password: this.secret(proxySlot('password'), proxy.password) };
  }

  signing({ signingSecret, previousSigningSecret }: SigningSecrets): SigningDefinition {
    return {
      ...(signingSecret === undefined ? {} : { signingSecret: this.secret(signingSlot, signingSecret) }),
      ...(previousSigningSecret === undefined
        ? {}
        : {
            previousSigningSecret: {
              secret: this.secret(previousSigningSlot, previousSigningSecret.secret),
              until: previousSigningSecret.until,
            },
          }),
    };
  }
}
