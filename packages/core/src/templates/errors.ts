import { defineError, type LocalizedText } from '@eilbote/contract';

interface Place extends Record<string, unknown> {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly reason: LocalizedText;
}

export const TEMPLATE_INVALID = defineError<Place>(
  'TEMPLATE_INVALID',
  {
    de: 'Eine Vorlage lässt sich nicht lesen.',
    en: 'A template cannot be read.',
  },
  ({ line, column, reason }) => ({
    de: `Die Vorlage lässt sich in Zeile ${line}, Spalte ${column} nicht lesen: ${reason.de}`,
    en: `The template cannot be read at line ${line}, column ${column}: ${reason.en}`,
  }),
);

export const TEMPLATE_FAILED = defineError<Place>(
  'TEMPLATE_FAILED',
  {
    de: 'Eine Vorlage ließ sich mit den Daten dieses Ereignisses nicht ausfüllen.',
    en: 'A template could not be filled with the data of this event.',
  },
  ({ line, column, reason }) => ({
    de: `Die Vorlage ließ sich in Zeile ${line}, Spalte ${column} nicht ausfüllen: ${reason.de}`,
    en: `The template could not be filled at line ${line}, column ${column}: ${reason.en}`,
  }),
);

/** What a template can use up. */
export type TemplateBudget = 'length' | 'steps' | 'time' | 'memory' | 'output' | 'depth';

const budgetTexts: { readonly [budget in TemplateBudget]: LocalizedText } = {
  length: { de: 'Sie ist länger als 65.536 Zeichen.', en: 'It is longer than 65,536 characters.' },
  steps: {
    de: 'Ihre Schleifen und Filter brauchen mehr als 100.000 Schritte.',
    en: 'Its loops and filters take more than 100,000 steps.',
  },
  time: { de: 'Sie braucht länger als eine Sekunde.', en: 'It takes longer than a second.' },
  memory: { de: 'Sie legt zu große Listen an.', en: 'It makes lists that are too large.' },
  output: {
    de: 'Ihr Ergebnis ist länger als 1.048.576 Zeichen.',
    en: 'Its result is longer than 1,048,576 characters.',
  },
  depth: { de: 'Sie ist zu tief geschachtelt.', en: 'It is nested too deep.' },
};

export const TEMPLATE_TOO_LARGE = defineError<{ budget: TemplateBudget }>(
  'TEMPLATE_TOO_LARGE',
  {
    de: 'Eine Vorlage verbraucht zu viel Zeit oder Speicher.',
    en: 'A template takes too much time or memory.',
  },
  ({ budget }) => ({
    de: `Die Vorlage ist zu umfangreich. ${budgetTexts[budget].de} Vereinfachen Sie sie.`,
    en: `The template is too large. ${budgetTexts[budget].en} Simplify it.`,
  }),
);

export const TEMPLATE_NOT_JSON = defineError<{ line: number; column: number }>(
  'TEMPLATE_NOT_JSON',
  {
    de: 'Das Ergebnis einer Vorlage ist kein gültiges JSON.',
    en: 'The result of a template is no valid JSON.',
  },
  ({ line, column }) => ({
    de: `Das Ergebnis der Vorlage ist ab Zeile ${line}, Spalte ${column} kein gültiges JSON. Oft fehlt ein Komma, steht eines zu viel nach dem letzten Element oder ist eine Klammer nicht geschlossen.`,
    en: `The result of the template is no valid JSON from line ${line}, column ${column} on. Often a comma is missing, stands behind the last element, or a bracket is not closed.`,
  }),
);

export const TEMPLATE_NOT_XML = defineError<{ line: number; column: number; reason: LocalizedText }>(
  'TEMPLATE_NOT_XML',
  {
    de: 'Das Ergebnis einer Vorlage ist kein wohlgeformtes XML.',
    en: 'The result of a template is no well-formed XML.',
  },
  ({ line, column, reason }) => ({
    de: `Das Ergebnis der Vorlage ist in Zeile ${line}, Spalte ${column} kein gültiges XML. ${reason.de}`,
    en: `The result of the template is no valid XML at line ${line}, column ${column}. ${reason.en}`,
  }),
);
