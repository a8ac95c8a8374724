import type { LocalizedText } from '@eilbote/contract';

/** What this target system finds wrong with a webhook, in general: for the reference of all codes. */
export const problemCatalogue = {
  ATTRIBUTE_NAME_RESERVED: {
    de: 'Der Name eines Attributs ist im Aufruf schon vergeben.',
    en: 'The name of an attribute is taken in the call already.',
  },
  CLOUDEVENT_ATTRIBUTE_INVALID: {
    de: 'Ein Attribut „ce-…“ kann keine Angabe eines CloudEvents sein.',
    en: 'An attribute "ce-..." cannot be an attribute of a CloudEvent.',
  },
  CLOUDEVENT_HEADER_TAKEN: {
    de: 'Diese Kopfzeile (Header) schreibt das Format CloudEvents selbst.',
    en: 'The format CloudEvents writes this header itself.',
  },
  CLOUDEVENT_NEEDS_BODY: {
    de: 'Ein CloudEvent braucht einen Inhalt, und eine GET-Anfrage hat keinen.',
    en: 'A CloudEvent needs a body, and a GET has none.',
  },
  CLOUDEVENT_NEEDS_JSON: {
    de: 'Die Daten eines CloudEvents werden als JSON gesendet.',
    en: 'The data of a CloudEvent are sent as JSON.',
  },
  CONTENT_TYPE_NEEDS_TEMPLATE: {
    de: 'XML und Text entstehen nur aus einer Vorlage.',
    en: 'XML and text are made by a template only.',
  },
  FORMAT_UNKNOWN: { de: 'Dieses Format gibt es nicht.', en: 'There is no such format.' },
} as const satisfies { readonly [code: string]: LocalizedText };

type ProblemCode = keyof typeof problemCatalogue;

/** One problem; its code stands in the catalogue. */
export const problem = (path: string, code: ProblemCode, text: LocalizedText) => ({ path, code, text });
