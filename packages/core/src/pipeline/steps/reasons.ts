import type { LocalizedText } from '@eilbote/contract';

// Why an attempt of several calls ends without having failed.

export const databaseTooSlow: LocalizedText = {
  de: 'Die Datenbank antwortet gerade zu langsam; die Zustellung wird gleich noch einmal versucht.',
  en: 'The database answers too slowly at the moment; the delivery is tried again soon.',
};

export const storeFails: LocalizedText = {
  de: 'Die Datenbank nimmt gerade nichts auf; die Zustellung wird gleich noch einmal versucht.',
  en: 'The database takes nothing at the moment; the delivery is tried again soon.',
};
export const rateUsedUp: LocalizedText = {
  de: 'Das Zielsystem erlaubt gerade keine weiteren Aufrufe; die Zustellung geht gleich weiter.',
  en: 'The target system allows no more calls at the moment; the delivery goes on soon.',
};
export const beingCreated = (kind: string, key: string): LocalizedText => ({
  de: `Eine andere Zustellung legt gerade dasselbe an (${kind} ${key}).`,
  en: `Another delivery is creating the same thing (${kind} ${key}).`,
});
