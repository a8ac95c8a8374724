import type { Secrets } from '../ports/index.ts';

/** Bound to no webhook: an exchange in the history outlives it. */
const context = 'exchange';
const mostRemembered = 256;

/**
 * Seals the URLs of exchanges for the history. Most webhooks call the same URL every time: its ciphertext is
 * remembered, because making one costs more than all the rest of a history entry.
 */
export class UrlSealer {
  readonly #secrets: Secrets;
  readonly #remembered = new Map<string, string>();

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** `undefined` when the key went missing while the call was under way. */
  seal(url: string): string | undefined {
    const known = this.#remembered.get(url);
    if (known !== undefined) return known;
    try {
      const sealed = this.#secrets.seal(url, context);
      if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
      this.#remembered.set(url, sealed);
      return sealed;
    } catch {
      return undefined;
    }
  }

  /** `undefined` when it cannot be read. */
  open(sealed: string): string | undefined {
    try {
      return this.#secrets.open(sealed, context);
    } catch {
      return undefined;
    }
  }
}
