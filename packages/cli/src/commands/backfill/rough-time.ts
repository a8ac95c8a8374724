import type { LocalizedText } from '@eilbote/core';

/** `etwa 5 Minuten`: what lies ahead is not known to the second. */
export function roughTime(ms: number): LocalizedText {
  if (ms < 60_000) return { de: 'unter 1 Minute', en: 'under 1 minute' };
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 120) return { de: `etwa ${minutes} Minuten`, en: `about ${minutes} minutes` };
  const hours = Math.round(minutes / 60);
  return { de: `etwa ${hours} Stunden`, en: `about ${hours} hours` };
}
