import { defineError } from '@eilbote/contract';

export const TOKEN_REFUSED = defineError<{ host: string; reason: string }>(
  'TOKEN_REFUSED',
  {
    de: 'Der Anmeldeserver gibt für die Zugangsdaten einer Verbindung kein Token aus.',
    en: 'The authorisation server gives no token for the credentials of a connection.',
  },
  ({ host, reason }) => ({
    de: `Kein Token: ${host} ${reason}. Prüfen Sie Token-URL, Client-ID, Client-Secret und Scope der Verbindung.`,
    en: `No token: ${host} ${reason}. Check token URL, client id, client secret and scope of the connection.`,
  }),
);
