import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { anchor } from '../docs/markdown.ts';
import { workspaceRoot } from '../workspace/packages.ts';
import type { Problem } from './problem.ts';

/** Links of a document that lead to no file of the repository, or to no heading of it. */
export function deadLinks(file: string, text: string): readonly Problem[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(({ 1: link = '', index }) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', heading] = link.split('#');
    const target = path === '' ? file : posix.join(dirname(file), path);
    const line = text.slice(0, index).split('\n').length;
    if (path !== '' && !existsSync(join(workspaceRoot, target)))
      return [{ file, line, text: `leads nowhere: ${link}` }];
    if (heading === undefined) return [];
    const anchors = headingsOf(path === '' ? text : readFileSync(join(workspaceRoot, target), 'utf8'));
    return anchors.includes(`#${heading}`) ? [] : [{ file, line, text: `leads to no heading: ${link}` }];
  });
}

const headingsOf = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));

/** Keeps the lines where they are. */
const withoutCode = (text: string) => text.replaceAll(/^```.*?^```$/gms, (block) => block.replaceAll(/[^\n]/g, ' '));
