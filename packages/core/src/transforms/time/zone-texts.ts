import type { LocalizedText } from '@eilbote/contract';
import type { ClockJump } from './local-time.ts';

/** Why a local time is no moment. */
export const neverText = (zone: string, { from, to }: ClockJump): LocalizedText => ({
  de: `Diese Uhrzeit gibt es an diesem Tag in der Zeitzone „${zone}“ nicht: die Uhr wird von ${from} auf ${to} vorgestellt.`,
  en: `There is no such time on that day in the time zone "${zone}": the clock is put forward from ${from} to ${to}.`,
});

/** Which of two moments was taken. */
export const twiceText = (zone: string): LocalizedText => ({
  de: `Diese Uhrzeit gibt es an diesem Tag in der Zeitzone „${zone}“ zweimal, weil die Uhr zurückgestellt wird. Genommen wurde die frühere.`,
  en: `That time comes twice on that day in the time zone "${zone}", because the clock is put back. The earlier one was taken.`,
});
