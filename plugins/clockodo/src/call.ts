import type { AccountInput, HttpMethod, JsonObject, RequestDraft } from '@eilbote/contract';
import { callerOf } from './account/caller.ts';

/** Parameters behind a URL. */
export type Query = readonly (readonly [name: string, value: string | number | boolean])[];

/** A request to the account, below its base URL. Every one is made here. */
export const call = (
  { url: base, settings }: AccountInput,
  method: HttpMethod,
  path: readonly string[],
  { query = [], body }: { readonly query?: Query; readonly body?: JsonObject } = {},
): RequestDraft => ({
  method,
  url: { base, path, query },
  headers: { 'X-Clockodo-External-Application': callerOf(settings) },
  ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
});
