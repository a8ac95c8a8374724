/**
 * Encrypts what must not be readable at rest: secrets, and the URLs of webhooks. `context` (e.g. `webhook:whk_1`) is
 * bound to the ciphertext, so that a sealed value cannot be moved to another place.
 */
export interface Secrets {
  /** @throws SECRETS_KEY_MISSING when there is no key */
  seal(plain: string, context: string): string;
  /** @throws SECRETS_KEY_MISSING, SECRETS_KEY_WRONG when the value was sealed with another key, SECRETS_DAMAGED */
  open(sealed: string, context: string): string;
}
