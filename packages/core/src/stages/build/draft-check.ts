import { isSecretSlot, type BodyDraft, type RequestDraft } from '@eilbote/contract';

const methods: ReadonlySet<unknown> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** What keeps a value from being a request, in a few words for the maker of a plugin; `undefined` for a good one. */
export function draftFault(value: unknown): string | undefined {
  if (!isObject(value)) return 'no object';
  const { method, url, headers, body } = value as Partial<RequestDraft>;
  if (!methods.has(method)) return 'method is no HTTP method';
  return urlFault(url) ?? headersFault(headers) ?? (body === undefined ? undefined : bodyFault(body));
}

function urlFault(url: Partial<RequestDraft['url']> | undefined): string | undefined {
  if (!isObject(url)) return 'url is missing';
  if (typeof url.base !== 'string') return 'url.base is no text';
  if (url.path !== undefined && !isListOf(url.path, isText)) return 'url.path is no list of texts';
  if (url.query !== undefined && !isListOf(url.query, isPair)) return 'url.query is no list of names and values';
  return undefined;
}

function headersFault(headers: unknown): string | undefined {
  if (!isObject(headers)) return 'headers is missing';
  const wrong = Object.entries(headers).find(([, value]) => !isTextValue(value));
  return wrong === undefined ? undefined : `header ${wrong[0].slice(0, 40)} is no plain value`;
}

function bodyFault(body: Partial<BodyDraft>): string | undefined {
  if (!isObject(body)) return 'body is no object';
  switch (body.kind) {
    case 'json':
      if (body.contentType !== undefined && !isText(body.contentType)) return 'body.contentType is no text';
      return body.value === undefined ? 'body.value is missing' : undefined;
    case 'form':
      return isListOf(body.fields, isPair) ? undefined : 'body.fields is no list of names and values';
    case 'text':
      if (!isText(body.contentType)) return 'body.contentType is missing';
      return isText(body.text) || isListOf(body.text, isTextOrSlot) ? undefined : 'body.text is no text';
    default:
      return 'body.kind is none of json, form, text';
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isText = (value: unknown) => typeof value === 'string';
const isTextOrSlot = (value: unknown) => isText(value) || isSecretSlot(value);
const isTextValue = (value: unknown) =>
  value === null || isTextOrSlot(value) || typeof value === 'number' || typeof value === 'boolean';
const isPair = (value: unknown) => Array.isArray(value) && isText(value[0]) && isTextValue(value[1]);
const isListOf = (value: unknown, isItem: (item: unknown) => boolean) => Array.isArray(value) && value.every(isItem);
