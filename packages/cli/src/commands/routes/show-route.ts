import {
  daysLeft,
  endsSoon,
  type CertificateKind,
  type LocalizedText,
  type RouteDefinition,
  type UsedCertificate,
} from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { localTime } from '../../output/time.ts';

type Fact = readonly [name: string, value: string | undefined];

const names: { readonly [K in CertificateKind]: LocalizedText } = {
  receiver: { de: 'Zertifikat des Empfängers', en: 'certificate of the receiver' },
  authority: { de: 'vertraut auch', en: 'also trusts' },
  client: { de: 'Client-Zertifikat', en: 'client certificate' },
};

/** The certificates that calls depend on, a line for each kind, with their end. */
export const certificateFacts = (io: Io, certificates: readonly UsedCertificate[]): readonly Fact[] =>
  (Object.keys(names) as CertificateKind[]).map((kind) => [
    say(io, names[kind]),
    certificates
      .filter((certificate) => certificate.kind === kind)
      .map((certificate) => certificateText(io, certificate))
      .join('\n'),
  ]);

function certificateText(io: Io, { name, validUntil }: UsedCertificate): string {
  const until = localTime(validUntil, io.language);
  const text = `${name} (${say(io, { de: 'bis', en: 'until' })} ${until}`;
  const now = Date.now();
  if (!endsSoon(validUntil, now)) return `${text})`;
  return styled(io, 'yellow', `${text}, ${say(io, timeLeft(daysLeft(validUntil, now)))})`);
}

function timeLeft(days: number): LocalizedText {
  if (days < 0) return { de: 'abgelaufen', en: 'expired' };
  if (days === 0) return { de: 'läuft heute ab', en: 'expires today' };
  return days === 1 ? { de: 'noch ein Tag', en: 'one day left' } : { de: `noch ${days} Tage`, en: `${days} days left` };
}

/** The proxy that calls go through where it is not that of the host. */
export function proxyText(io: Io, { proxy }: RouteDefinition): string | undefined {
  if (proxy === undefined) return undefined;
  if (proxy === 'none')
    return say(io, { de: 'keiner, auch nicht der des Hosts', en: 'none, not even that of the host' });
  const { url, user } = proxy;
  return user === undefined ? url : `${url} (${say(io, { de: 'Benutzer', en: 'user' })} ${user})`;
}
