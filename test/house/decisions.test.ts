import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest, workspacePackages, workspaceRoot } from '../workspace/packages.ts';
import { expectNone } from './problem.ts';

const folder = join(workspaceRoot, 'docs', 'decisions');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .toSorted();
const texts = new Map(pages.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('the decisions', () => {
  it('are numbered without a gap', () => {
    const expected = pages.map((_, index) => String(index + 1).padStart(4, '0'));
    expect(pages.map((name) => name.slice(0, 4))).toEqual(expected);
  });

  it.each(pages)('say in %s what was decided, why, and what follows', (page) => {
    const text = texts.get(page) ?? '';
    expect(text).toMatch(new RegExp(`^# ${page.slice(0, 4)} \\S`));
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual(['## Decision', '## Why', '## What follows']);
    expect(text.split('\n').length, `${page} is longer than a page`).toBeLessThanOrEqual(60);
  });

  it('are all listed in their README', () => {
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(pages.filter((page) => !list.includes(`(${page})`))).toEqual([]);
  });

  it('give the reason of every dependency', () => {
    const all = [...texts.values()].join('\n');
    const manifests = [
      { folder: '', manifest: readManifest(workspaceRoot) },
      ...workspacePackages().map((owner) => ({ folder: `${owner.folder}/`, manifest: owner.manifest })),
    ];
    const ours = new Set(manifests.map(({ manifest }) => manifest.name));
    expectNone(
      manifests.flatMap((owner) => {
        const { dependencies, devDependencies, peerDependencies, optionalDependencies } = owner.manifest;
        return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies })
          .filter((name) => !ours.has(name) && !all.includes(`\`${name}\``))
          .map((name) => ({
            file: `${owner.folder}package.json`,
            text: `depends on ${name}, which no page of docs/decisions names. Write down why it is needed, as \`${name}\`.`,
          }));
      }),
    );
  });
});
