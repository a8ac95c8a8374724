import type { LaneLimits, LocalizedText, WebhookDefinition } from '@eilbote/core';
import { span } from '../output/time.ts';

/** Where an attribute stands. */
export const partWords: { readonly [part in 'json' | 'url' | 'both']: LocalizedText } = {
  json: { de: 'JSON', en: 'JSON' },
  url: { de: 'URL', en: 'URL' },
  both: { de: 'JSON und URL', en: 'JSON and URL' },
};

export const orderWords: { readonly [order in WebhookDefinition['order']]: LocalizedText } = {
  none: { de: 'keine', en: 'none' },
  record: { de: 'je Datensatz nacheinander (record)', en: 'one after the other for each record (record)' },
  recordHold: {
    de: 'je Datensatz nacheinander; eine fehlgeschlagene hält die folgenden auf (recordHold)',
    en: 'one after the other for each record; a failed one holds up those behind it (recordHold)',
  },
};

/** Pauses before the repetitions of a delivery. */
export const repetitionWords = (seconds: readonly number[]): LocalizedText =>
  seconds.length === 0
    ? { de: 'keine', en: 'none' }
    : {
        de: `nach ${seconds.map((one) => span(one, 'de')).join(', ')}`,
        en: `after ${seconds.map((one) => span(one, 'en')).join(', ')}`,
      };

export function limitWords({ concurrency, rates = [], maximumAgeSeconds }: LaneLimits): LocalizedText {
  const words = (de: boolean) =>
    [
      concurrency === undefined ? [] : de ? `${concurrency} Aufrufe zugleich` : `${concurrency} calls at a time`,
      rates.map(({ calls, seconds }) =>
        de ? `${calls} Aufrufe in ${span(seconds, 'de')}` : `${calls} calls in ${span(seconds, 'en')}`,
      ),
      maximumAgeSeconds === undefined
        ? []
        : de
          ? `höchstens ${span(maximumAgeSeconds, 'de')} warten`
          : `wait at most ${span(maximumAgeSeconds, 'en')}`,
    ]
      .flat()
      .join(', ');
  return { de: words(true), en: words(false) };
}
