import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clockodo } from './clockodo.ts';
import { explainedCalls, openPreview, subjects, type ExplainedCall } from './testing/explained.ts';
import { requestProblems } from './testing/request-problems.ts';

const shown = ({ step, method, url, headers, body }: ExplainedCall): string =>
  [
    `# ${step}`,
    `${method} ${url}`,
    ...Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .toSorted(),
    ...(body === '' ? [] : ['', JSON.stringify(JSON.parse(body), null, 2)]),
  ].join('\n');

describe('the requests to Clockodo', () => {
  it.each(subjects)('of $action on $event, filled with $filled, fit our closed schemas', async (subject) => {
    await using preview = await openPreview();
    const explained = await explainedCalls(preview, subject);
    expect(explained.flat().length).toBeGreaterThan(0);
    expect(explained.flat().flatMap((call) => requestProblems(call))).toEqual([]);
  });

  it.each(Object.keys(clockodo.target.actions))('of %s are as they were', async (action) => {
    await using preview = await openPreview();
    const subject = subjects.find((one) => one.action === action && one.filled === 'default');
    const [calls = []] = subject === undefined ? [] : await explainedCalls(preview, subject);
    await expect(`${calls.map(shown).join('\n\n###\n')}\n`).toMatchFileSnapshot(`./__http__/${action}.http`);
    expect(JSON.stringify(calls)).not.toContain('ck-geheim');
  });

  it('of actions that are no more leave nothing behind', () => {
    const files = readdirSync(new URL('__http__', import.meta.url));
    expect(files.toSorted()).toEqual(
      Object.keys(clockodo.target.actions)
        .map((action) => `${action}.http`)
        .toSorted(),
    );
  });

  it('that are misspelt are noticed', async () => {
    await using preview = await openPreview();
    const [calls = []] = await explainedCalls(preview, {
      action: 'saveEntry',
      event: 'projectTime.created',
      filled: 'default',
    });
    const entry = calls.find(({ method, path }) => method === 'POST' && path === '/v2/entries');
    const body = (entry?.body ?? '').replace('"time_since"', '"time_from"');
    expect(requestProblems({ method: 'POST', path: '/v2/entries', query: new URLSearchParams(), body })).toEqual([
      "POST /v2/entries body: must have required property 'time_since'",
      'POST /v2/entries body: must NOT have additional properties',
    ]);
  });
});
