import type { Secrets } from '../../ports/secrets.ts';
import { authSecrets, type AuthDefinition } from '../auth-definition.ts';
import type { HeaderDefinition } from '../definition.ts';
import type { SecretValue } from '../secret-value.ts';
import { SECRET_NOT_STORED } from '../errors.ts';
import { authSlot, headerSlot, signingSlot } from '../secret-slots.ts';

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

  signing(value: SecretValue | undefined): { readonly signingSecret?: true } {
    return value === undefined ? {} : { signingSecret: this.secret(signingSlot, value) };
  }
}
