import { daysLeft, endsSoon, readCertificates, type UsedCertificate } from '../certificates/index.ts';
import { readAuthorities } from '../network/index.ts';
import type { Engine } from './engine.ts';
import type { HostOptions } from './host-options.ts';
import { LaneCertificates } from './lane-certificates.ts';

/** Tells the operator at the start which certificates end soon: where nothing is sent, nobody else would notice. */
export async function warnOfCertificates(engine: Engine, { network }: HostOptions): Promise<void> {
  const { store, clock, configuration, diagnostics } = engine;
  const lanes = await LaneCertificates.read(store);
  const now = clock.now();
  const warn = (owner: string, { kind, name, validUntil }: UsedCertificate) => {
    if (!endsSoon(validUntil, now)) return;
    diagnostics.warn(`a certificate ${validUntil < now ? 'has ended' : 'ends soon'}`, {
      owner,
      kind,
      certificate: name,
      validUntil: new Date(validUntil).toISOString(),
      daysLeft: daysLeft(validUntil, now),
    });
  };
  for (const { id, definition } of configuration.current.connections) {
    for (const certificate of lanes.of(`connection:${id}`, definition)) warn(definition.name, certificate);
  }
  for (const { lane, definition, connection } of configuration.current.webhooks) {
    if (connection !== undefined) continue;
    for (const certificate of lanes.of(lane, definition)) warn(definition.name, certificate);
  }
  for (const pem of readAuthorities(network?.certificateAuthorities)) {
    for (const { subject, validUntil } of readCertificates(pem) ?? []) {
      warn('network.certificateAuthorities', { kind: 'authority', name: subject, validUntil });
    }
  }
}
