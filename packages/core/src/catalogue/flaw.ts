import type { LocalizedText } from '@eilbote/contract';

/** One thing that is wrong with a definition, and where: `fields.Status.title`. */
export interface Flaw {
  readonly path: string;
  readonly text: LocalizedText;
}

export const flaw = (path: string, de: string, en: string): Flaw => ({ path, text: { de, en } });

/** These would reach the prototype of an object and are no names anywhere. */
export const isForbiddenName = (name: string) => name === '__proto__' || name === 'constructor' || name === 'prototype';

export const isPlainObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text for people needs both languages: the screens are German and English. */
export function checkLocalizedText(value: unknown, path: string): Flaw[] {
  if (isPlainObject(value) && isFilled(value['de']) && isFilled(value['en'])) return [];
  return [
    flaw(
      path,
      'Es fehlt der Text auf Deutsch (de) oder Englisch (en).',
      'The German (de) or English (en) text is missing.',
    ),
  ];
}

const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
