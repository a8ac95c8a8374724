import { isDeepStrictEqual } from 'node:util';
import { misfits, openObjects, pathBelow } from './request-fit.ts';
import type { Preview, PreviewedCall } from './previews.ts';
import type { RequestSchemas } from './request-schemas.ts';
import type { Subject } from './subject.ts';

const each = (previews: readonly Preview[], look: (call: PreviewedCall) => readonly string[]): readonly string[] =>
  previews.flatMap(({ name, calls }) =>
    calls.flatMap((call) =>
      look(call).map((text) => `${name}${call.step === undefined ? '' : `, "${call.step}"`}: ${text}`),
    ),
  );

/** Examples that lead to no call, unless the test says that they do not. */
export function withoutCall(previews: readonly Preview[], { told }: Subject): readonly string[] {
  return previews
    .filter(({ name, calls }) => calls.length === 0 && !told.withoutCall?.includes(name))
    .map(({ name, failure = 'it makes no call' }) => `${name}: ${failure}`);
}

/** Examples that lead to other calls the second time. */
export const changing = (first: readonly Preview[], second: readonly Preview[]): readonly string[] =>
  first
    .filter(({ calls }, at) => !isDeepStrictEqual(calls, second[at]?.calls))
    .map(({ name }) => `${name}: the same event makes another request the second time: clock, chance or state decide`);

/** Calls that go elsewhere than below the base URL. */
export const outside = (previews: readonly Preview[], baseUrl: string): readonly string[] =>
  each(previews, ({ url }) => (pathBelow(url, baseUrl) === undefined ? [`${url} is not below ${baseUrl}`] : []));

/** Bodies that are not what their content type says. */
export const noJson = (previews: readonly Preview[]): readonly string[] =>
  each(previews, ({ headers, body }) => {
    const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    if (body === null) return type === '' ? [] : [`says ${type} of a body that it has not`];
    if (type === '') return ['has a body without a content type'];
    return !/^application\/(\S+\+)?json\b/.test(type) || isJson(body) ? [] : [`says ${type}, but the body is no JSON`];
  });

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Calls that the plugin's own schemas do not know, and schemas that would let a misspelt name pass. */
export const unfit = (previews: readonly Preview[], baseUrl: string, requests: RequestSchemas): readonly string[] => [
  ...Object.entries(requests).flatMap(([operation, schema]) =>
    openObjects(schema.body).map(
      (place) => `${operation}: body is open at ${place}: set additionalProperties to false`,
    ),
  ),
  ...each(previews, (call) => misfits(call, baseUrl, requests)),
];
