import type { UsedCertificate } from '../certificates/index.ts';
import { receiverCertificate } from '../dispatch/index.ts';
import type { Store } from '../ports/index.ts';
import { usedCertificates, type RouteDefinition } from '../webhooks/index.ts';

/** The certificates that receivers have shown last, by lane. */
export class LaneCertificates {
  readonly #receivers: ReadonlyMap<string, UsedCertificate>;

  private constructor(receivers: ReadonlyMap<string, UsedCertificate>) {
    this.#receivers = receivers;
  }

  static async read(store: Pick<Store, 'lanes'>): Promise<LaneCertificates> {
    const found = (await store.lanes()).flatMap(({ lane, state }) => {
      const certificate = receiverCertificate(state);
      return certificate === undefined ? [] : [[lane, certificate] as const];
    });
    return new LaneCertificates(new Map(found));
  }

  /** Those that the calls of a lane depend on: of its receiver, and from the TLS settings. */
  of(lane: string, { tls }: RouteDefinition): readonly UsedCertificate[] {
    const receiver = this.#receivers.get(lane);
    return receiver === undefined ? usedCertificates(tls) : [receiver, ...usedCertificates(tls)];
  }
}
