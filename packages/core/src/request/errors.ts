import { defineError, type LocalizedText } from '@eilbote/contract';

export const SEALED_TEXT_DAMAGED = defineError<{ position: number }>(
  'SEALED_TEXT_DAMAGED',
  {
    de: 'Eine gespeicherte Anfrage ist nicht mehr lesbar.',
    en: 'A stored request can no longer be read.',
  },
  ({ position }) => ({
    de: `Die gespeicherte Anfrage ist an Stelle ${position} beschädigt. Senden Sie die Zustellung mit neu berechnetem Inhalt noch einmal.`,
    en: `The stored request is damaged at part ${position}. Send the delivery again with recomputed content.`,
  }),
);

export const HEADER_NAME_INVALID = defineError<{ name: string }>(
  'HEADER_NAME_INVALID',
  {
    de: 'Der Name einer Kopfzeile (Header) enthält unerlaubte Zeichen.',
    en: 'The name of a header has characters that are not allowed.',
  },
  ({ name }) => ({
    de: `„${name}“ ist kein gültiger Name für eine Kopfzeile. Erlaubt sind Buchstaben, Ziffern und Bindestriche, zum Beispiel „X-Mandant“.`,
    en: `"${name}" is no valid header name. Letters, digits and hyphens are allowed, for example "X-Tenant".`,
  }),
);

export const HEADER_RESERVED = defineError<{ name: string }>(
  'HEADER_RESERVED',
  {
    de: 'Diese Kopfzeile (Header) schreibt Eilbote selbst.',
    en: 'Eilbote writes this header itself.',
  },
  ({ name }) => ({
    de: `Die Kopfzeile „${name}“ setzt Eilbote selbst. Entfernen Sie sie oder wählen Sie einen anderen Namen.`,
    en: `The header "${name}" is set by Eilbote itself. Remove it or choose another name.`,
  }),
);

export const HEADER_VALUE_INVALID = defineError<{ name: string; position: number }>(
  'HEADER_VALUE_INVALID',
  {
    de: 'Der Wert einer Kopfzeile (Header) enthält ein Zeichen, das dort nicht stehen kann.',
    en: 'The value of a header has a character that cannot stand there.',
  },
  ({ name, position }) => ({
    de: `Der Wert der Kopfzeile „${name}“ enthält an Stelle ${position + 1} ein Zeichen, das dort nicht stehen kann (Zeilenumbruch, Steuerzeichen oder ein Zeichen außerhalb von Latin-1). Schicken Sie diesen Wert als Attribut im JSON-Teil.`,
    en: `The value of the header "${name}" has at position ${position + 1} a character that cannot stand there (line break, control character, or one beyond Latin-1). Send this value as an attribute in the JSON part.`,
  }),
);

export const REQUEST_URL_INVALID = defineError<{ reason: UrlFault }>(
  'REQUEST_URL_INVALID',
  {
    de: 'Aus der Adresse eines Webhooks lässt sich keine gültige URL bilden.',
    en: 'No valid URL can be made of the address of a webhook.',
  },
  ({ reason }) => urlFaults[reason],
);

/** Why no URL can be made. */
export type UrlFault = 'syntax' | 'scheme' | 'credentials' | 'length' | 'path';

const urlFaults: { readonly [fault in UrlFault]: LocalizedText } = {
  syntax: {
    de: 'Die URL des Aufrufs ist ungültig. Prüfen Sie Servername und Port des Webhooks oder der Verbindung.',
    en: 'The URL of the call is invalid. Check host and port of the webhook or of its connection.',
  },
  scheme: {
    de: 'Die URL des Aufrufs beginnt nicht mit http:// oder https://. Nur diese beiden sind erlaubt.',
    en: 'The URL of the call starts neither with http:// nor with https://. Only these two are allowed.',
  },
  credentials: {
    de: 'Die URL des Aufrufs enthält Benutzername oder Kennwort. Legen Sie die Anmeldung als geheime Kopfzeile an.',
    en: 'The URL of the call holds a user name or password. Make the credentials a secret header instead.',
  },
  length: {
    de: 'Die URL des Aufrufs ist länger als 32.768 Zeichen. Schicken Sie lange Werte als Attribut im JSON-Teil.',
    en: 'The URL of the call is longer than 32,768 characters. Send long values as attributes in the JSON part.',
  },
  path: {
    de: 'Ein Abschnitt im Pfad der URL ist leer, „.“ oder „..“: der Aufruf ginge an eine andere Adresse. Prüfen Sie das Feld, aus dem der Abschnitt kommt.',
    en: 'A segment in the path of the URL is empty, "." or "..": the call would go to another address. Check the field that the segment comes from.',
  },
};

export const REQUEST_BODY_INVALID = defineError<{ reason: string }>(
  'REQUEST_BODY_INVALID',
  {
    de: 'Der Inhalt eines Aufrufs lässt sich nicht als JSON schreiben.',
    en: 'The body of a call cannot be written as JSON.',
  },
  ({ reason }) => ({
    de: `Der Inhalt des Aufrufs lässt sich nicht als JSON schreiben (${reason}). Das Zielsystem-Plugin muss einfache Werte liefern.`,
    en: `The body of the call cannot be written as JSON (${reason}). The target system's plugin must give plain values.`,
  }),
);

export const CONTENT_TYPE_SECRET = defineError<Record<string, never>>(
  'CONTENT_TYPE_SECRET',
  {
    de: 'Der Inhaltstyp (Content-Type) eines Aufrufs kann kein Geheimnis sein.',
    en: 'The content type of a call cannot be a secret.',
  },
  () => ({
    de: 'Die Kopfzeile „Content-Type“ kann kein Geheimnis sein. Tragen Sie sie als Text ein.',
    en: 'The header "Content-Type" cannot be a secret. Enter it as text.',
  }),
);
