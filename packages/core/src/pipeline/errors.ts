import { defineError } from '@eilbote/contract';

export const TARGET_MISSING = defineError<{ target: string; action: string }>(
  'TARGET_MISSING',
  {
    de: 'Das Zielsystem eines Webhooks ist in diesem Host nicht vorhanden.',
    en: 'The target system of a webhook is not present in this host.',
  },
  ({ target, action }) => ({
    de: `Das Zielsystem „${target}“ mit der Aktion „${action}“ gibt es in diesem Host nicht. Die Zustellungen warten, bis das Plugin mit use() angemeldet ist.`,
    en: `The target system "${target}" with the action "${action}" does not exist in this host. Its deliveries wait until the plugin is registered with use().`,
  }),
);

export const CONNECTION_CREDENTIALS_REFUSED = defineError<{ connection: string; reason: string }>(
  'CONNECTION_CREDENTIALS_REFUSED',
  {
    de: 'Die Zugangsdaten einer Verbindung wurden abgelehnt; bis sie in Ordnung sind, wird nichts gesendet.',
    en: 'The credentials of a connection were rejected; until they are put right, nothing is sent.',
  },
  ({ connection, reason }) => ({
    de: `Die Zugangsdaten der Verbindung „${connection}“ wurden abgelehnt (${reason}). Die Zustellungen warten. Gültige Zugangsdaten eintragen mit „eilbote connections edit“, oder „eilbote connections retry“, wenn auf der Gegenseite alles in Ordnung ist.`,
    en: `The credentials of the connection "${connection}" were rejected (${reason}). Its deliveries wait. Enter valid credentials with "eilbote connections edit", or use "eilbote connections retry" if all is right on the other side.`,
  }),
);

export const SECRETS_LOCKED = defineError<{ webhook: string }>(
  'SECRETS_LOCKED',
  {
    de: 'URL und Geheimnisse eines Webhooks sind verschlüsselt, und der Schlüssel dazu fehlt.',
    en: 'URL and secrets of a webhook are encrypted, and their key is missing.',
  },
  ({ webhook }) => ({
    de: `URL und Geheimnisse des Webhooks „${webhook}“ lassen sich nicht lesen: Der Schlüssel fehlt oder ist ein anderer. Die Zustellungen warten. Den Schlüssel in EILBOTE_KEY angeben oder die Schlüsseldatei zurückspielen und neu starten.`,
    en: `URL and secrets of the webhook "${webhook}" cannot be read: the key is missing or another one. Its deliveries wait. Give the key in EILBOTE_KEY or restore the key file, then start again.`,
  }),
);
