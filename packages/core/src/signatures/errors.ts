import { defineError } from '@eilbote/contract';

export const SIGNING_SECRET_INVALID = defineError<Record<string, never>>(
  'SIGNING_SECRET_INVALID',
  {
    de: 'Das Geheimnis für die Signatur eines Webhooks hat nicht die richtige Form.',
    en: 'The secret for the signature of a webhook has not the right form.',
  },
  () => ({
    de: 'Das Signatur-Geheimnis muss aus „whsec_“ und 24 bis 64 Byte in Base64 bestehen (Standard Webhooks v1) oder aus „whsk_“ und einem geheimen Ed25519-Schlüssel von 32 oder 64 Byte in Base64 (v1a). Lassen Sie Eilbote ein neues erzeugen, oder übernehmen Sie das des Empfängers vollständig.',
    en: 'The signing secret must be "whsec_" and 24 to 64 bytes in base64 (Standard Webhooks v1), or "whsk_" and a secret Ed25519 key of 32 or 64 bytes in base64 (v1a). Let Eilbote make a new one, or copy that of the receiver in full.',
  }),
);

export const SIGNING_KEY_PUBLIC = defineError<Record<string, never>>(
  'SIGNING_KEY_PUBLIC',
  {
    de: 'Als Geheimnis für die Signatur wurde ein öffentlicher Schlüssel angegeben.',
    en: 'A public key was given as the secret for the signature.',
  },
  () => ({
    de: 'Das ist ein öffentlicher Schlüssel („whpk_“): Mit ihm prüft der Empfänger, signieren lässt sich damit nicht. Geben Sie den geheimen Schlüssel an („whsk_“).',
    en: 'This is a public key ("whpk_"): the receiver verifies with it, nobody can sign with it. Give the secret key ("whsk_").',
  }),
);
