/**
 * How the body of a webhook is written, and the content type that goes with it. `xml` and `text` are for templates: a
 * webhook may say something more exact in a header of its own, e.g. `text/xml`.
 */
export const contentTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

/** One of the {@link contentTypes}. */
export type ContentKind = keyof typeof contentTypes;
