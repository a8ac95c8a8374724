import { failureClasses } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import {
  cancelReasons,
  describeFailure,
  describeReason,
  failureCatalogue,
  isDeliveryReason,
  parkedReasons,
  reasonCatalogue,
  skipReasons,
} from './index.ts';

const texts = [...Object.entries(failureCatalogue), ...Object.entries(reasonCatalogue)];

describe('the catalogue of failures', () => {
  it('explains every failure class and every reason', () => {
    expect(Object.keys(failureCatalogue).toSorted()).toEqual([...failureClasses].toSorted());
    const reasons = [...skipReasons, ...cancelReasons, ...parkedReasons];
    expect(Object.keys(reasonCatalogue).toSorted()).toEqual(reasons.toSorted());
  });

  it.each(texts)(
    'says in whole sentences and both languages what %s is and what helps',
    (_, { title, cause, remedy }) => {
      for (const language of ['de', 'en'] as const) {
        expect(title[language]).toMatch(/^\p{Lu}.*[^.]$/u);
        for (const text of [cause[language], remedy[language]]) {
          expect(text).toMatch(/^[\p{Lu}].*\.$/u);
          expect(text).not.toMatch(/ {2}|\s$/);
        }
      }
      expect(cause.de).not.toBe(cause.en);
      expect(remedy.de, 'quotation marks are German').not.toContain('"');
    },
  );

  it('tells no two failures by the same title', () => {
    for (const language of ['de', 'en'] as const) {
      const titles = texts.map(([, { title }]) => title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('is read in one language', () => {
    expect(describeFailure('HTTP_413', 'de')).toEqual({
      title: 'Dem Empfänger sind die Daten zu groß',
      cause: 'Der Empfänger nimmt so große Aufrufe nicht an (Status 413).',
      remedy: 'Wählen Sie im Webhook weniger Felder aus, oder lassen Sie die Grenze auf der Gegenseite erhöhen.',
    });
    expect(describeReason('noRecord', 'en').title).toBe('Skipped: no record');
  });

  it('tells a fixed reason from a sentence', () => {
    expect(isDeliveryReason('policy')).toBe(true);
    for (const other of ['toString', '__proto__', 'There is no such customer.'])
      expect(isDeliveryReason(other)).toBe(false);
  });
});
