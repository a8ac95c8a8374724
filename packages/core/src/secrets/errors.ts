import { defineError } from '@eilbote/contract';

export const SECRETS_KEY_MISSING = defineError<Record<string, never>>(
  'SECRETS_KEY_MISSING',
  {
    de: 'Der Schlüssel für die gespeicherten Geheimnisse fehlt.',
    en: 'The key of the stored secrets is missing.',
  },
  () => ({
    de: 'Der Schlüssel für die gespeicherten Geheimnisse fehlt. Stellen Sie die Schlüsseldatei aus der Datensicherung wieder her, oder setzen Sie EILBOTE_KEY auf den bisherigen Wert.',
    en: 'The key of the stored secrets is missing. Restore the key file from your backup, or set EILBOTE_KEY to its former value.',
  }),
);

export const SECRETS_KEY_WRONG = defineError<{ keyId: string }>(
  'SECRETS_KEY_WRONG',
  {
    de: 'Ein Geheimnis wurde mit einem anderen Schlüssel gespeichert.',
    en: 'A secret was stored with another key.',
  },
  ({ keyId }) => ({
    de: `Ein gespeichertes Geheimnis braucht den Schlüssel mit der Kennung ${keyId}, der hier nicht vorliegt. Stellen Sie diesen Schlüssel wieder her (EILBOTE_KEY oder Schlüsseldatei), oder tragen Sie das Geheimnis neu ein.`,
    en: `A stored secret needs the key with the id ${keyId}, which is not here. Restore this key (EILBOTE_KEY or key file), or enter the secret again.`,
  }),
);

export const SECRETS_DAMAGED = defineError<Record<string, never>>(
  'SECRETS_DAMAGED',
  {
    de: 'Ein gespeichertes Geheimnis ist beschädigt oder steht an der falschen Stelle.',
    en: 'A stored secret is damaged or stands in the wrong place.',
  },
  () => ({
    de: 'Ein gespeichertes Geheimnis ist beschädigt oder gehört an eine andere Stelle. Tragen Sie es neu ein.',
    en: 'A stored secret is damaged or belongs to another place. Enter it again.',
  }),
);

export const SECRETS_KEY_INVALID = defineError<{ source: string }>(
  'SECRETS_KEY_INVALID',
  {
    de: 'Ein Schlüssel für Geheimnisse hat nicht die richtige Form.',
    en: 'A key for secrets has not the right form.',
  },
  ({ source }) => ({
    de: `Der Schlüssel aus ${source} hat nicht die richtige Form. Er muss 32 Byte lang sein, als 64 Hexadezimalziffern oder in Base64; „openssl rand -base64 32“ erzeugt einen.`,
    en: `The key from ${source} has not the right form. It must be 32 bytes, as 64 hexadecimal digits or in base64; "openssl rand -base64 32" makes one.`,
  }),
);

export const SECRETS_KEY_UNREADABLE = defineError<{ path: string; reason: string }>(
  'SECRETS_KEY_UNREADABLE',
  {
    de: 'Die Schlüsseldatei für Geheimnisse lässt sich nicht lesen oder anlegen.',
    en: 'The key file for secrets cannot be read or made.',
  },
  ({ path, reason }) => ({
    de: `Die Schlüsseldatei ${path} lässt sich nicht lesen oder anlegen (${reason}). Geben Sie dem Benutzer, unter dem Eilbote läuft, Zugriff darauf, oder setzen Sie EILBOTE_KEY.`,
    en: `The key file ${path} cannot be read or made (${reason}). Give the user that runs Eilbote access to it, or set EILBOTE_KEY.`,
  }),
);

export const PASSPHRASE_TOO_SHORT = defineError<{ least: number }>(
  'PASSPHRASE_TOO_SHORT',
  {
    de: 'Eine Passphrase ist zu kurz, um Geheimnisse damit zu schützen.',
    en: 'A passphrase is too short to protect secrets with it.',
  },
  ({ least }) => ({
    de: `Die Passphrase ist zu kurz. Nehmen Sie mindestens ${least} Zeichen, am besten mehrere zufällige Wörter.`,
    en: `The passphrase is too short. Take at least ${least} characters, best several random words.`,
  }),
);

export const PASSPHRASE_WRONG = defineError<Record<string, never>>(
  'PASSPHRASE_WRONG',
  {
    de: 'Die Passphrase passt nicht zu den Geheimnissen einer Datei.',
    en: 'The passphrase does not fit the secrets of a file.',
  },
  () => ({
    de: 'Die Passphrase passt nicht zu dieser Datei, oder die Datei wurde verändert. Groß- und Kleinschreibung zählt.',
    en: 'The passphrase does not fit this file, or the file was changed. Upper and lower case count.',
  }),
);
