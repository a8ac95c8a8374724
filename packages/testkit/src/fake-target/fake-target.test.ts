import type { JsonValue } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { fakeTarget } from './index.ts';

function people() {
  const kept: JsonValue[] = [];
  const target = fakeTarget({
    operations: {
      'GET /users/:id': ({ params }) => ({ body: { id: params['id'] ?? '', of: kept.length } }),
      'POST /users': ({ json }) => ({ status: 201, body: { id: kept.push(json ?? null) } }),
    },
    refuse: ({ headers }) => (headers['x-api-key'] === 'good' ? undefined : 401),
  });
  return { kept, target };
}

const post = (url: string, key = 'good') =>
  fetch(`${url}/users`, { method: 'POST', body: '{"name":"Durst"}', headers: { 'X-Api-Key': key } });

describe('a fake target', () => {
  it('keeps what it is given, and reads a path with its parameters', async () => {
    const { kept, target: made } = people();
    await using target = await made;
    expect(await (await post(target.url)).json()).toEqual({ id: 1 });
    expect(kept).toEqual([{ name: 'Durst' }]);
    const found = await fetch(`${target.url}/users/a%2Fb`, { headers: { 'X-Api-Key': 'good' } });
    expect(await found.json()).toEqual({ id: 'a/b', of: 1 });
    expect((await fetch(`${target.url}/users`)).status).toBe(404);
  });

  it('refuses before it does anything', async () => {
    const { kept, target: made } = people();
    await using target = await made;
    expect((await post(target.url, 'bad')).status).toBe(401);
    expect(kept).toEqual([]);
    expect(target.calls).toHaveLength(1);
  });

  it('loses an answer after it did what was asked, and answers the next call as told without doing it', async () => {
    const { kept, target: made } = people();
    await using target = await made;
    target.loseAnswer('POST /users');
    target.answerNext('POST /users', 503);
    await expect(post(target.url)).rejects.toThrow('fetch failed');
    expect((await post(target.url)).status).toBe(503);
    expect(kept).toHaveLength(1);
  });

  it('takes as many calls as its budget has', async () => {
    await using target = await people().target;
    target.limitTo(1);
    const answers = [await post(target.url), await post(target.url)];
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [201, null],
      [429, '1'],
    ]);
    target.limitTo(1);
    expect((await post(target.url)).status).toBe(201);
  });

  it('complains of troubles that no call met, and of operations that it has not', async () => {
    const target = await people().target;
    expect(() => target.loseAnswer('POST /user')).toThrow('there is no operation "POST /user"');
    target.loseAnswer('POST /users');
    await expect(target.close()).rejects.toThrow('planned for calls that never came: POST /users');
  });
});
