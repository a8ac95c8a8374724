import { defineError } from '@eilbote/contract';

export const NETWORK_URL_INVALID = defineError<Record<string, never>>(
  'NETWORK_URL_INVALID',
  { de: 'Die Adresse eines Empfängers ist keine gültige URL.', en: 'The address of a receiver is no valid URL.' },
  () => ({
    de: 'Die Adresse ist keine gültige URL. Sie muss mit https:// beginnen und einen Rechnernamen enthalten, zum Beispiel https://empfaenger.example/webhook.',
    en: 'The address is no valid URL. It must begin with https:// and hold a host name, for example https://receiver.example/webhook.',
  }),
);

export const NETWORK_SCHEME_REFUSED = defineError<{ scheme: string }>(
  'NETWORK_SCHEME_REFUSED',
  { de: 'Nur https:// und http:// können aufgerufen werden.', en: 'Only https:// and http:// can be called.' },
  ({ scheme }) => ({
    de: `Adressen mit „${scheme}“ können nicht aufgerufen werden. Die Adresse muss mit https:// beginnen.`,
    en: `Addresses with "${scheme}" cannot be called. The address must begin with https://.`,
  }),
);

export const NETWORK_CREDENTIALS_REFUSED = defineError<Record<string, never>>(
  'NETWORK_CREDENTIALS_REFUSED',
  {
    de: 'Die Adresse eines Empfängers enthält Benutzername oder Kennwort.',
    en: 'The address of a receiver holds a user name or password.',
  },
  () => ({
    de: 'Benutzername und Kennwort dürfen nicht in der Adresse stehen. Tragen Sie sie als Geheimnis in eine Kopfzeile „Authorization“ ein.',
    en: 'User name and password must not stand in the address. Enter them as a secret in a header "Authorization".',
  }),
);

export const NETWORK_PORT_REFUSED = defineError<{ host: string; port: number; entry: string }>(
  'NETWORK_PORT_REFUSED',
  {
    de: 'Der Anschluss (Port) eines Empfängers gehört sonst zu einem anderen Dienst.',
    en: 'The port of a receiver belongs to another kind of service.',
  },
  ({ host, port, entry }) => ({
    de: `Anschluss ${port} von ${host} wird nicht aufgerufen, weil dort sonst kein Webdienst läuft. Ist es doch einer, erlaubt ihn diese Einstellung: network.allow: ["${entry}"]`,
    en: `Port ${port} of ${host} is not called, because it usually is no web service. If it is one, this setting allows it: network.allow: ["${entry}"]`,
  }),
);

export const NETWORK_PRIVATE_REFUSED = defineError<{ host: string; entry: string }>(
  'NETWORK_PRIVATE_REFUSED',
  {
    de: 'Der Empfänger liegt im eigenen Netz oder auf diesem Rechner und ist nicht freigegeben.',
    en: 'The receiver is in the own network or on this machine, and not allowed.',
  },
  ({ host, entry }) => ({
    de: `${host} liegt nicht im öffentlichen Internet, sondern im eigenen Netz oder auf diesem Rechner. Diese Einstellung gibt den Empfänger frei: network.allow: ["${entry}"]`,
    en: `${host} is not in the public internet, but in the own network or on this machine. This setting allows the receiver: network.allow: ["${entry}"]`,
  }),
);

export const NETWORK_NOT_LISTED = defineError<{ host: string; entry: string }>(
  'NETWORK_NOT_LISTED',
  {
    de: 'Nur freigegebene Empfänger werden aufgerufen, und dieser ist es nicht.',
    en: 'Only listed receivers are called, and this one is not listed.',
  },
  ({ host, entry }) => ({
    de: `${host} steht nicht in der Liste der freigegebenen Empfänger (network.onlyAllowed ist an). Diese Einstellung gibt ihn frei: network.allow: ["${entry}"]`,
    en: `${host} is not in the list of allowed receivers (network.onlyAllowed is on). This setting allows it: network.allow: ["${entry}"]`,
  }),
);

export const NETWORK_HTTP_REFUSED = defineError<{ host: string }>(
  'NETWORK_HTTP_REFUSED',
  {
    de: 'Ein öffentlicher Empfänger soll ohne Verschlüsselung aufgerufen werden.',
    en: 'A public receiver shall be called without encryption.',
  },
  ({ host }) => ({
    de: `${host} ist öffentlich und wird nicht unverschlüsselt aufgerufen. Verwenden Sie https:// statt http://. Geht das nicht, erlaubt es diese Einstellung: network.publicHttp: true`,
    en: `${host} is public and is not called without encryption. Use https:// instead of http://. If that is impossible, this setting allows it: network.publicHttp: true`,
  }),
);

export const NETWORK_NEVER_REFUSED = defineError<{ host: string }>(
  'NETWORK_NEVER_REFUSED',
  {
    de: 'Der Empfänger hat eine Adresse, die nie aufgerufen wird.',
    en: 'The receiver has an address that is never called.',
  },
  ({ host }) => ({
    de: `${host} führt zu einer Adresse, die nie ein Empfänger sein kann (Verwaltungsadresse einer Cloud, Rundsendung oder eine Adresse ohne festen Rechner). Keine Einstellung gibt sie frei; prüfen Sie die Adresse des Webhooks.`,
    en: `${host} leads to an address that can never be a receiver (metadata service of a cloud, multicast, or one without a host). No setting allows it; check the address of the webhook.`,
  }),
);

export const NETWORK_AUTHORITY_INVALID = defineError<{ entry: string }>(
  'NETWORK_AUTHORITY_INVALID',
  {
    de: 'Ein Eintrag in network.certificateAuthorities ist kein lesbares Zertifikat.',
    en: 'An entry of network.certificateAuthorities is no readable certificate.',
  },
  ({ entry }) => ({
    de: `Der Eintrag „${entry}“ in network.certificateAuthorities ist nicht lesbar. Erlaubt ist der Name einer Datei mit Zertifikaten in PEM, oder dieser Text selbst („-----BEGIN CERTIFICATE-----“); ein privater Schlüssel gehört nicht hinein.`,
    en: `The entry "${entry}" of network.certificateAuthorities cannot be read. It may be the name of a file with certificates in PEM, or this text itself ("-----BEGIN CERTIFICATE-----"); a private key does not belong there.`,
  }),
);

export const NETWORK_PROXY_INVALID = defineError<Record<string, never>>(
  'NETWORK_PROXY_INVALID',
  { de: 'Die Adresse eines Proxys ist nicht lesbar.', en: 'The address of a proxy cannot be read.' },
  () => ({
    de: 'Die Adresse des Proxys ist nicht lesbar. Sie besteht aus http:// oder https://, Rechnername und Anschluss (Port), zum Beispiel http://proxy.firma.lan:3128; ein Pfad gehört nicht dazu.',
    en: 'The address of the proxy cannot be read. It is http:// or https://, host name and port, for example http://proxy.company.lan:3128; a path does not belong to it.',
  }),
);

export const NETWORK_PROXY_EXCEPT_INVALID = defineError<{ entry: string }>(
  'NETWORK_PROXY_EXCEPT_INVALID',
  {
    de: 'Ein Eintrag in network.proxy.except oder NO_PROXY ist nicht lesbar.',
    en: 'An entry of network.proxy.except or NO_PROXY cannot be read.',
  },
  ({ entry }) => ({
    de: `Der Eintrag „${entry}“ in network.proxy.except oder NO_PROXY ist nicht lesbar. Erlaubt sind zum Beispiel "192.168.0.0/16", "*.firma.lan" oder "zeituhr.local:8080".`,
    en: `The entry "${entry}" of network.proxy.except or NO_PROXY cannot be read. Examples: "192.168.0.0/16", "*.company.lan", "timeclock.local:8080".`,
  }),
);

export const NETWORK_ALLOW_INVALID = defineError<{ entry: string }>(
  'NETWORK_ALLOW_INVALID',
  { de: 'Ein Eintrag in network.allow ist nicht lesbar.', en: 'An entry of network.allow cannot be read.' },
  ({ entry }) => ({
    de: `Der Eintrag „${entry}“ in network.allow ist nicht lesbar. Erlaubt sind zum Beispiel "192.168.1.0/24", "zeituhr.local:8080", "*.firma.lan" oder "[fd00::7]:8443".`,
    en: `The entry "${entry}" of network.allow cannot be read. Examples: "192.168.1.0/24", "timeclock.local:8080", "*.company.lan", "[fd00::7]:8443".`,
  }),
);

export const NETWORK_ALLOW_NEVER = defineError<{ entry: string }>(
  'NETWORK_ALLOW_NEVER',
  {
    de: 'Ein Eintrag in network.allow nennt Adressen, die nie aufgerufen werden.',
    en: 'An entry of network.allow names addresses that are never called.',
  },
  ({ entry }) => ({
    de: `Der Eintrag „${entry}“ in network.allow nennt Adressen, die nie aufgerufen werden (Verwaltungsadressen einer Cloud, Rundsendung und ähnliche). Entfernen Sie ihn.`,
    en: `The entry "${entry}" of network.allow names addresses that are never called (metadata services of clouds, multicast and the like). Remove it.`,
  }),
);
