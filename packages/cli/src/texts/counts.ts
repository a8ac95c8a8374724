import type { LocalizedText } from '@eilbote/core';

/** `1 Zustellung`, `2 Zustellungen`. */
export const countOfDeliveries = (count: number): LocalizedText => ({
  de: count === 1 ? '1 Zustellung' : `${count} Zustellungen`,
  en: count === 1 ? '1 delivery' : `${count} deliveries`,
});

/** `1 Zustellung wartet`, `2 Zustellungen warten`. */
export const countOfWaiting = (count: number): LocalizedText => ({
  de: count === 1 ? '1 Zustellung wartet' : `${count} Zustellungen warten`,
  en: count === 1 ? '1 delivery waits' : `${count} deliveries wait`,
});

/** `1 Ereignis`, `2 Ereignisse`. */
export const countOfEvents = (count: number): LocalizedText => ({
  de: count === 1 ? '1 Ereignis' : `${count} Ereignisse`,
  en: count === 1 ? '1 event' : `${count} events`,
});

/** `1 Zeile`, `2 Zeilen`. */
export const countOfLines = (count: number): LocalizedText => ({
  de: count === 1 ? '1 Zeile' : `${count} Zeilen`,
  en: count === 1 ? '1 line' : `${count} lines`,
});

/** `1 Datensatz`, `2 Datensätze`. */
export const countOfRecords = (count: number): LocalizedText => ({
  de: count === 1 ? '1 Datensatz' : `${count} Datensätze`,
  en: count === 1 ? '1 record' : `${count} records`,
});
