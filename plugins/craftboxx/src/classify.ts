import { failed, retry, type Answer, type Outcome } from '@eilbote/contract';
import { member, readJson } from './answer.ts';

/**
 * What the default table cannot know of Craftboxx's answers: which fields a 422 refuses, and that a success is always
 * JSON. Messages are not repeated, because they may quote what was sent.
 */
export function classify({ status, body }: Answer): Outcome | undefined {
  const json = readJson(body);
  if (status >= 200 && status < 300)
    return json === undefined ? retry('PROTOCOL_ERROR', `Craftboxx answered ${status}, but not in JSON`) : undefined;
  if (status !== 422) return undefined;
  const fields = Object.keys(Object(member(json, 'errors')) as object).filter((name) => /^[\w.]{1,60}$/.test(name));
  return failed(
    'HTTP_4XX',
    `Craftboxx refused what was sent (422)${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`,
  );
}
