import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { firstDifference } from './docs/first-difference.ts';
import { pages } from './docs/pages.ts';

const root = new URL('../', import.meta.url);

describe('the generated documentation', () => {
  it.each(pages.map((page) => [page.file, page] as const))('%s is in step with the code', async (file, page) => {
    const committed = await readFile(new URL(file, root), 'utf8').catch(() => '');
    const generated = page.render();
    const hint = committed === generated ? '' : `run "pnpm docs:generate": ${firstDifference(committed, generated)}`;
    expect(hint).toBe('');
  });

  it('tells where a page is not in step', () => {
    expect(firstDifference('a\nb\nc', 'a\nB\nc')).toBe('line 2\n  - b\n  + B');
    expect(firstDifference('a', 'a\nb')).toBe('line 2\n  - (end)\n  + b');
    expect(firstDifference('a\nb', 'a')).toBe('line 2\n  - b\n  + (end)');
  });
});
