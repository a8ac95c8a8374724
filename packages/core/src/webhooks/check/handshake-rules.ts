import { holdsTemplate } from '../../templates/index.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { Findings } from './findings.ts';

/** RFC 1123 2.1, and no number at the end: that would be an address. */
const dnsName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The receiver can tell who asks, and there is one address to ask. */
export function checkHandshake({ handshake, url, path }: WebhookDefinition, findings: Findings): void {
  if (handshake === undefined) return;
  if (!dnsName.test(handshake.origin)) findings.problem('/handshake/origin', 'HANDSHAKE_ORIGIN_INVALID', originInvalid);
  for (const [name, text] of Object.entries({ url, path })) {
    if (text !== undefined && holdsTemplate(text))
      findings.problem(`/${name}`, 'HANDSHAKE_NEEDS_FIXED_URL', needsFixed);
  }
}

const originInvalid = {
  de: 'Tragen Sie den Namen ein, unter dem der Empfänger Sie kennt, so wie er im DNS steht, zum Beispiel „erp.example.com“: ohne „https://“ und ohne Pfad.',
  en: 'Enter the name by which the receiver knows you, as it stands in DNS, for example "erp.example.com": without "https://" and without a path.',
};
const needsFixed = {
  de: 'Der Handshake fragt bei einer festen Adresse um Erlaubnis. Nehmen Sie die Vorlage aus der Adresse und senden Sie den Wert als Attribut, oder schalten Sie den Handshake ab.',
  en: 'The handshake asks for permission at a fixed address. Take the template out of the address and send the value as an attribute, or turn the handshake off.',
};
