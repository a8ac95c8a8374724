import { failed, retry, type Answer, type JsonValue, type Outcome } from '@eilbote/contract';
import { member } from './member.ts';

/**
 * What the default table cannot know of Clockodo's answers: the kind of a refusal, e.g. `EmailNotAvailable`, and that a
 * success is always JSON. Its messages are not repeated: they may quote what was sent.
 */
export function classify({ status, body }: Answer): Outcome | undefined {
  const json = parsed(body);
  if (status >= 200 && status < 300)
    return json === undefined ? retry('PROTOCOL_ERROR', `Clockodo answered ${status}, but not in JSON`) : undefined;
  if (status < 400 || status >= 500 || readByTable.has(status)) return undefined;
  const kinds = kindsOf(json);
  if (kinds.length === 0) return undefined;
  return failed(status === 404 ? 'HTTP_404_410' : 'HTTP_4XX', `Clockodo answered ${status}: ${kinds.join(', ')}`);
}

/** Credentials, and what may work later. */
const readByTable: ReadonlySet<number> = new Set([401, 403, 408, 410, 413, 425, 429]);

/** `{errors: [{error: {type}}]}` in versions 3 and 4, `{error: {fields}}` in version 2. */
function kindsOf(json: JsonValue | undefined): readonly string[] {
  const errors = member(json, 'errors');
  const all = Array.isArray(errors) ? errors.map((one: JsonValue) => member(one, 'error')) : [member(json, 'error')];
  const told = all.flatMap((error) => [member(error, 'type'), member(error, 'fields')].flat());
  return [...new Set(told.filter((word) => isWord(word)))];
}

const isWord = (value: unknown): value is string => typeof value === 'string' && /^\w{1,60}$/.test(value);

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
