import { readCertificates, type RouteDefinition } from '@eilbote/core';
import type { Io } from '../../io.ts';
import { localTime } from '../../output/time.ts';

type Fact = readonly [name: string, value: string | undefined];

/** The way to a receiver, a line for each thing that is set; keys are never shown. */
export function routeFacts(io: Io, { tls }: RouteDefinition): readonly Fact[] {
  const de = io.language === 'de';
  return [
    [de ? 'vertraut auch' : 'also trusts', certificatesText(io, tls?.certificateAuthorities)],
    [de ? 'Client-Zertifikat' : 'client certificate', certificatesText(io, tls?.certificate)],
  ];
}

function certificatesText(io: Io, pem: string | undefined): string | undefined {
  if (pem === undefined) return undefined;
  const de = io.language === 'de';
  return (readCertificates(pem) ?? [])
    .map(({ subject, validUntil }) => `${subject} (${de ? 'bis' : 'until'} ${localTime(validUntil, io.language)})`)
    .join('\n');
}
