import { describe, expect, it } from 'vitest';
import { documents } from './documents.ts';
import { deadLinks } from './links-in-documents.ts';
import { describeProblem, expectNone } from './problem.ts';

describe('links in the documents', () => {
  it('lead from the index of the guide to all of its pages', () => {
    const pages = documents().flatMap(({ file }) => /^docs\/guide\/(?!README)(.*)$/.exec(file)?.[1] ?? []);
    const index = documents().find(({ file }) => file === 'docs/guide/README.md')?.text ?? '';
    expect(pages.filter((page) => !index.includes(`](${page})`))).toEqual([]);
    expect(pages.length).toBeGreaterThan(8);
  });

  it('lead to files and headings that there are', () => {
    const all = documents();
    expect(all.length).toBeGreaterThan(20);
    expectNone(all.flatMap(({ file, text }) => deadLinks(file, text)));
  });

  it('are refused at their line where they do not', () => {
    const text =
      '# A word\n\n[here](#a-word) [away](https://example.com) [gone](gone.md)\n[else](../README.md#nowhere)\n';
    expect(deadLinks('docs/planted.md', text).map(describeProblem)).toEqual([
      'docs/planted.md:3 leads nowhere: gone.md',
      'docs/planted.md:4 leads to no heading: ../README.md#nowhere',
    ]);
  });
});
