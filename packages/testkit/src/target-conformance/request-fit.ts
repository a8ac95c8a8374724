import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RequestPartSchema, RequestSchema, RequestSchemas } from './request-schemas.ts';

/** A request as it goes over the wire, or as a preview shows it. */
export interface RequestToFit {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
}

/** The operation that a request is for, by method and path below the base URL or the host; `undefined` for none of them. */
export function operationOf(request: RequestToFit, baseUrl: string, requests: RequestSchemas): string | undefined {
  const paths = [pathBelow(request.url, baseUrl), URL.parse(request.url)?.pathname];
  return Object.keys(requests)
    .filter((operation) => paths.some((path) => path !== undefined && matches(operation, request.method, path)))
    .toSorted((a, b) => parametersIn(a) - parametersIn(b))[0];
}

const parametersIn = (operation: string): number => operation.split('/:').length;

/** Everything in which a request deviates from the plugin's own schemas; nothing for a good one. */
export function misfits(request: RequestToFit, baseUrl: string, requests: RequestSchemas): readonly string[] {
  const operation = operationOf(request, baseUrl, requests);
  const schema = operation === undefined ? undefined : requests[operation];
  if (schema === undefined) return [`no schema of an operation for ${request.method} ${request.url}`];
  return [
    ...bodyMisfits(request, schema).map((text) => `${operation}: body ${text}`),
    ...queryMisfits(request, schema).map((text) => `${operation}: query ${text}`),
  ];
}

/** Path behind the base URL, beginning with `/`; `undefined` where the URL is not below it. */
export function pathBelow(url: string, baseUrl: string): string | undefined {
  const called = URL.parse(url);
  const base = URL.parse(baseUrl);
  if (called === null || base === null || called.origin !== base.origin) return undefined;
  const prefix = base.pathname.replace(/\/$/, '');
  if (called.pathname === base.pathname) return '/';
  return called.pathname.startsWith(`${prefix}/`) ? called.pathname.slice(prefix.length) : undefined;
}

function matches(operation: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = operation.split(' ');
  const wanted = wantedPath.split('/');
  const given = path.split('/');
  return (
    wantedMethod === method &&
    wanted.length === given.length &&
    wanted.every((segment, at) => (segment.startsWith(':') ? given[at] !== '' : segment === given[at]))
  );
}

function bodyMisfits({ body }: RequestToFit, { body: schema }: RequestSchema): readonly string[] {
  if (schema === undefined) return body === null ? [] : ['is sent, but the schema has none'];
  if (body === null) return ['is missing'];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return ['is no JSON'];
  }
  return complaints(schema, value);
}

function queryMisfits({ url }: RequestToFit, { query: schema = { additionalProperties: false } }: RequestSchema) {
  const given: { [name: string]: unknown } = {};
  for (const [name, value] of new URL(url).searchParams) {
    const before = given[name];
    given[name] = before === undefined ? value : [before, value].flat();
  }
  return complaints({ type: 'object', ...schema }, given, true);
}

const validators = new WeakMap<RequestPartSchema, ValidateFunction>();

function complaints(schema: RequestPartSchema, value: unknown, isText = false): readonly string[] {
  const known = validators.get(schema);
  const validate = known ?? ajvOf(isText).compile(schema);
  if (known === undefined) validators.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(complaint);
}

/** In strict mode, so that a misspelt keyword is no schema that takes everything. */
const ajvOf = (isText: boolean): Ajv2020 =>
  new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    allowUnionTypes: true,
    validateFormats: false,
    ...(isText ? { coerceTypes: 'array' as const } : {}),
  });

const complaint = ({ instancePath, message = '', params }: ErrorObject): string => {
  const more = 'additionalProperty' in params ? ` ("${String(params['additionalProperty'])}")` : '';
  return `${instancePath || '/'} ${message}${more}`;
};

/** Places of objects in a schema that take properties which it does not name. */
export function openObjects(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one, at) => openObjects(one, `${path}/${at}`));
  const given = schema as RequestPartSchema;
  const isOpen = 'properties' in given && !isRuled(given) && typeof given['properties'] === 'object';
  const inside = Object.entries(given).flatMap(([word, part]) => {
    if (!namesOfProperties.has(word)) return values.has(word) ? [] : openObjects(part, `${path}/${word}`);
    const named = typeof part === 'object' && part !== null ? Object.entries(part) : [];
    return named.flatMap(([name, one]) => openObjects(one, `${path}/${word}/${name}`));
  });
  return isOpen ? [path || '/', ...inside] : inside;
}

/** Words whose members are names of properties, and words that hold values. */
const namesOfProperties: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'dependentSchemas',
]);
const values: ReadonlySet<string> = new Set(['enum', 'const', 'examples', 'default']);

const isRuled = (schema: RequestPartSchema): boolean =>
  ['additionalProperties', 'unevaluatedProperties'].some((name) => name in schema && schema[name] !== true);
