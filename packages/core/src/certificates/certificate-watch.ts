import type { UsedCertificate } from './certificate-notice.ts';
import { endsSoon, warningTimeMs } from './expiry.ts';

const day = 24 * 60 * 60 * 1000;

/** What a watch must remember over a restart. */
export interface CertificateWatchState {
  /** The certificate that the receiver has shown last. */
  readonly receiver?: { readonly name: string; readonly validUntil: number };
  /** When each certificate was warned of last. */
  readonly warned?: { readonly [certificate: string]: number };
}

/** Warns of the certificates of one lane before they end: once a day, for the last thirty days. */
export class CertificateWatch {
  #receiver: CertificateWatchState['receiver'];
  #warned: { readonly [certificate: string]: number };

  constructor({ receiver, warned = {} }: CertificateWatchState = {}) {
    this.#receiver = receiver;
    this.#warned = warned;
  }

  /** Absent where there is nothing to remember. */
  get state(): CertificateWatchState | undefined {
    const warned = Object.keys(this.#warned).length === 0 ? {} : { warned: this.#warned };
    return this.#receiver === undefined && !('warned' in warned)
      ? undefined
      : { ...(this.#receiver === undefined ? {} : { receiver: this.#receiver }), ...warned };
  }

  /** The receiver has shown a certificate. */
  shown(name: string, validUntil: number): void {
    if (this.#receiver?.name === name && this.#receiver.validUntil === validUntil) return;
    this.#receiver = { name, validUntil };
  }

  /**
   * The certificates to warn of now; each is then quiet for a day.
   * @param own what the lane's calls identify themselves by and trust
   */
  take(own: readonly UsedCertificate[], now: number): readonly UsedCertificate[] {
    const receiver = this.#receiver;
    if (own.length === 0 && (receiver === undefined || receiver.validUntil - now >= warningTimeMs)) return [];
    const used: readonly UsedCertificate[] = receiver === undefined ? own : [{ kind: 'receiver', ...receiver }, ...own];
    const ending = used.filter(({ validUntil }) => endsSoon(validUntil, now));
    const due = ending.filter((one) => now - (this.#warned[keyOf(one)] ?? Number.NEGATIVE_INFINITY) >= day);
    if (due.length === 0) return [];
    // Certificates that were replaced are forgotten.
    const kept = ending.map((one) => [keyOf(one), due.includes(one) ? now : (this.#warned[keyOf(one)] ?? now)]);
    this.#warned = Object.fromEntries(kept) as { readonly [certificate: string]: number };
    return due;
  }
}

const keyOf = ({ kind, name, validUntil }: UsedCertificate): string => `${kind} ${name} ${validUntil}`;
