import type { RequestInput } from '@eilbote/contract';
import type { Format, Members } from '../format.ts';
import { profacto } from '../profacto.ts';
import { isContextAttribute } from './attribute-names.ts';
import { contextOf } from './context.ts';
import { headerText } from './context-text.ts';
import { problemsOf } from './problems.ts';

/** The same object as in `profacto/1`: who changes the format finds the data where it was. */
const data = (input: RequestInput): Members =>
  profacto.members({ ...input, attributes: input.attributes.filter(({ name }) => !isContextAttribute(name)) });

/** `cloudevents/structured`: context and data in one JSON object (CloudEvents JSON format 1.0.2). */
export const structured: Format = {
  members: (input) => [
    ...contextOf(input),
    ['datacontenttype', 'application/json'],
    ['data', Object.fromEntries(data(input))],
  ],
  contentType: 'application/cloudevents+json; charset=utf-8',
  taken: profacto.taken,
  problems: problemsOf,
};

/** `cloudevents/binary`: the context in headers, the data is the body (CloudEvents HTTP binding 1.0.2, 3.1). */
export const binary: Format = {
  members: data,
  contentType: 'application/json',
  headers: (input) =>
    Object.fromEntries(contextOf(input).map(([name, value]) => [`ce-${name}`, headerText(String(value))])),
  taken: profacto.taken,
  problems: problemsOf,
};
