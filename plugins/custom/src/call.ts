import {
  contentTypes,
  type BodyDraft,
  type OneCallAction,
  type RequestDraft,
  type RequestInput,
  type TextValue,
} from '@eilbote/contract';
import { formatOf, isFormatHeader, type Format } from './formats/index.ts';
import { formFields } from './form-fields.ts';
import { textValue } from './text-value.ts';
import { reservedParameters, validate } from './validate.ts';

/** The one thing this target system does with a record of any table: call the URL of the webhook. */
export const call: OneCallAction = {
  title: { de: 'Aufruf', en: 'Call' },
  table: 'any',
  queryNames: reservedParameters,
  validate,
  request(input) {
    const { method, format: name } = input.webhook;
    const format = formatOf(name);
    const url = { base: input.url, query: query(input, format) };
    const headers = headersOf(input, format);
    return method === 'GET' ? { method, url, headers } : { method, url, headers, body: body(input, format) };
  },
};

/** A format that says what its body is has the word on that, also before the headers of a connection. */
function headersOf(input: RequestInput, format: Format): RequestDraft['headers'] {
  const { headers } = input.webhook;
  if (format.contentType === undefined) return headers;
  const others = Object.entries(headers).filter(([name]) => !isFormatHeader(name));
  return { ...Object.fromEntries(others), ...format.headers?.(input) };
}

type Pair = readonly [name: string, value: TextValue];

/** The GET part: event, table, conditions, then attributes. Without a body, everything else stands there as well. */
function query(input: RequestInput, format: Format): readonly Pair[] {
  const withoutBody = input.webhook.method === 'GET';
  const pairs: Pair[] = [
    ['ereignis', input.eventType.title.de],
    ['tabelle', input.table],
  ];
  if (input.conditions !== '') pairs.push(['bedingungen', input.conditions]);
  for (const { name, value, part } of input.attributes) {
    if (withoutBody || part !== 'json') pairs.push([name, textValue(value)]);
  }
  if (withoutBody) pairs.push(...formFields(format.members({ ...input, attributes: [] })));
  return pairs;
}

function body(input: RequestInput, format: Format): BodyDraft {
  if (input.renderedBody !== undefined) {
    return { kind: 'text', text: input.renderedBody, contentType: contentTypes[input.webhook.contentType] };
  }
  const members = format.members(input);
  return input.webhook.contentType === 'form'
    ? { kind: 'form', fields: formFields(members) }
    : {
        kind: 'json',
        value: Object.fromEntries(members),
        ...(format.contentType === undefined ? {} : { contentType: format.contentType }),
      };
}
