import type { Problem } from './problem.ts';
import type { Source, SyntaxNode } from './source.ts';

const longestFile = 400;
const vagueNames = /^(utils?|helpers?|common|misc|types|shared)$/;

/** What every source file of the house keeps to, beyond what the linter and the compiler check. */
export function sourceProblems(source: Source): readonly Problem[] {
  return [...nodeProblems(source), ...commentProblems(source), ...fileProblems(source)];
}

function nodeProblems({ file, isTest, nodes, lineOf }: Source): readonly Problem[] {
  return nodes.flatMap((node) => {
    const text = wrongNode(node) ?? (isTest ? wrongInTest(node) : undefined);
    return text === undefined ? [] : [{ file, line: lineOf(node.start), text }];
  });
}

function wrongNode(node: SyntaxNode): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'says any, which switches checking off. Say unknown and narrow it.';
  if (node.type === 'TSNonNullExpression') return 'asserts with ! that something exists. Check it, or make it exist.';
  return undefined;
}

function wrongInTest(node: SyntaxNode): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const word = nameOf(node['property']);
  const subject = nameOf(node['object']);
  if (subject === undefined || !['it', 'test', 'describe'].includes(subject)) return undefined;
  if (word === 'only') return `leaves all other tests of the file out with ${subject}.only. Remove .only.`;
  if (word === 'skip' || word === 'todo' || word === 'fails') {
    return `has a test that checks nothing (${subject}.${word}). Make it pass or remove it; for a missing program use skipIf.`;
  }
  return undefined;
}

function commentProblems({ file, comments }: Source): readonly Problem[] {
  return comments.flatMap(({ text, line }) => {
    const leftover = /\b(TODO|FIXME|XXX|HACK)\b/.exec(text)?.[0];
    if (leftover !== undefined)
      return [{ file, line, text: `leaves work behind (${leftover}). Do it, or describe it in an issue.` }];
    if (/@ts-(ignore|nocheck)/.test(text)) {
      return [
        { file, line, text: 'silences the compiler. Give it a type it accepts, or @ts-expect-error with the reason.' },
      ];
    }
    return [];
  });
}

function fileProblems({ file, text, nodes }: Source): readonly Problem[] {
  const problems: Problem[] = [];
  const names = file.replace(/(\.slow)?(\.test)?\.tsx?$/, '').split('/');
  const vague = names.find((name) => vagueNames.test(name));
  if (vague !== undefined)
    problems.push({ file, text: `is named "${vague}", which tells no job. Name it after what is in it.` });
  const lines = text.split('\n').length - 1;
  if (lines > longestFile && !file.includes('.generated.')) {
    problems.push({
      file,
      line: longestFile,
      text: `has ${lines} lines (at most ${longestFile}). Find the second thing in it and move it out.`,
    });
  }
  if (nodes.length < 2 && text.trim() === '') problems.push({ file, text: 'is empty. Remove it.' });
  return problems;
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('name' in node)) return undefined;
  return typeof node.name === 'string' ? node.name : undefined;
}
