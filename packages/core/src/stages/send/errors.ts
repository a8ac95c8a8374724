import { defineError } from '@eilbote/contract';

export const SIGNING_SECRET_INVALID = defineError<Record<string, never>>(
  'SIGNING_SECRET_INVALID',
  {
    de: 'Das Geheimnis für die Signatur eines Webhooks hat nicht die richtige Form.',
    en: 'The secret for the signature of a webhook has not the right form.',
  },
  () => ({
    de: 'Das Signatur-Geheimnis muss mit „whsec_“ beginnen, gefolgt von 24 bis 64 Byte in Base64. Lassen Sie Eilbote ein neues erzeugen, oder übernehmen Sie das des Empfängers vollständig.',
    en: 'The signing secret must begin with "whsec_", followed by 24 to 64 bytes in base64. Let Eilbote make a new one, or copy that of the receiver in full.',
  }),
);
