import { defineError } from '@eilbote/contract';

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
    de: 'Der Name eines Kopffelds (Header) enthält unerlaubte Zeichen.',
    en: 'The name of a header has characters that are not allowed.',
  },
  ({ name }) => ({
    de: `„${name}“ ist kein gültiger Name für ein Kopffeld. Erlaubt sind Buchstaben, Ziffern und Bindestriche, zum Beispiel „X-Mandant“.`,
    en: `"${name}" is no valid header name. Letters, digits and hyphens are allowed, for example "X-Tenant".`,
  }),
);

export const HEADER_RESERVED = defineError<{ name: string }>(
  'HEADER_RESERVED',
  {
    de: 'Dieses Kopffeld (Header) schreibt Eilbote selbst.',
    en: 'Eilbote writes this header itself.',
  },
  ({ name }) => ({
    de: `Das Kopffeld „${name}“ setzt Eilbote selbst. Entfernen Sie es oder wählen Sie einen anderen Namen.`,
    en: `The header "${name}" is set by Eilbote itself. Remove it or choose another name.`,
  }),
);

export const HEADER_VALUE_INVALID = defineError<{ name: string; position: number }>(
  'HEADER_VALUE_INVALID',
  {
    de: 'Der Wert eines Kopffelds (Header) enthält ein Zeichen, das dort nicht stehen kann.',
    en: 'The value of a header has a character that cannot stand there.',
  },
  ({ name, position }) => ({
    de: `Der Wert des Kopffelds „${name}“ enthält an Stelle ${position + 1} ein Zeichen, das dort nicht stehen kann (Zeilenumbruch, Steuerzeichen oder ein Zeichen außerhalb von Latin-1). Schicken Sie diesen Wert als Attribut im JSON-Teil.`,
    en: `The value of the header "${name}" has at position ${position + 1} a character that cannot stand there (line break, control character, or one beyond Latin-1). Send this value as an attribute in the JSON part.`,
  }),
);
