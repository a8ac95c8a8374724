import { globSync } from 'node:fs';
import type { AnyCommand } from '../../packages/cli/src/command.ts';
import { groups, singleCommands } from '../../packages/cli/src/commands/index.ts';
import { globalOptions } from '../../packages/cli/src/texts/help.ts';
import { readManifest, workspaceRoot } from '../workspace/packages.ts';
import type { Problem } from './problem.ts';

const everywhere = ['--help', '-h', '--version', '-V', ...globalOptions.flatMap(({ flags }) => flagsIn(flags))];

/** Commands of `eilbote` that a document mentions, in a text or in a block, and that there are not, or not so. */
export function unknownCommands(file: string, text: string): readonly Problem[] {
  return mentions(text).flatMap(({ index, words: [first = '', second = '', ...rest] }) => {
    const problem = (what: string) => [{ file, line: text.slice(0, index).split('\n').length, text: what }];
    const commands = groups.find(({ name }) => name === first)?.commands;
    const single = singleCommands.find(({ name }) => name === first);
    const isFlag = first.startsWith('-') || first === 'help' || first === '';
    if (isFlag) return [];
    if (single !== undefined) return unknownFlags(single, [second, ...rest]).flatMap(problem);
    if (commands === undefined) return problem(`there is no command "eilbote ${first}"`);
    const named: readonly AnyCommand[] = commands;
    const command = named.find(({ name }) => name === second);
    if (command !== undefined) return unknownFlags(command, rest).flatMap(problem);
    return /^[a-z]/.test(second) ? problem(`there is no command "eilbote ${first} ${second}"`) : [];
  });
}

const unknownFlags = (command: AnyCommand, words: readonly string[]): readonly string[] => {
  const known = new Set([...everywhere, ...(command.options ?? []).flatMap(({ flags }) => flagsIn(flags))]);
  return words
    .filter((word) => /^--[a-z]/.test(word) && !known.has(word.replace(/=.*/, '')))
    .map((word) => `"${command.name}" has no option ${word}`);
};

/** `--no-follow`, `-n, --lines <number>`: the words before what they take. */
function flagsIn(flags: string): readonly string[] {
  return flags.split(/[ ,]+/).filter((word) => word.startsWith('-'));
}

/** What stands behind `eilbote ` in code, up to the end of the command. Quoted values are one word. */
function mentions(text: string): readonly { readonly index: number; readonly words: readonly string[] }[] {
  return [...text.matchAll(/(?<=^|`|\n|; |&& |npx |env )eilbote ([^`\n|;>&)]*)/g)].map((match) => ({
    index: match.index,
    words: (match[1] ?? '')
      .replaceAll(/'[^']*'|"[^"]*"/g, 'value')
      .split(' ')
      .filter((word) => word !== ''),
  }));
}

/** Scripts of the workspace that a document names and that there are not; filters of tests that find no test. */
export function unknownScripts(file: string, text: string): readonly Problem[] {
  return [...text.matchAll(/(?<=^|`|\n)(?:pnpm|npm) ((?:run )?[a-z][\w:-]*)([^`\n|;&)]*)/g)].flatMap((match) => {
    const [, given = '', rest = ''] = match;
    const script = given.replace('run ', '');
    const line = text.slice(0, match.index).split('\n').length;
    if (ofPackageManager.has(script) || !isCode(text, match.index)) return [];
    if (!Object.hasOwn(scripts, script)) return [{ file, line, text: `there is no script "${script}"` }];
    const filter = script.startsWith('test') ? rest.split('#')[0]?.trim() : '';
    if (filter === undefined || filter === '' || testFiles.some((test) => test.includes(filter))) return [];
    return [{ file, line, text: `no test is found by "${filter}"` }];
  });
}

/** In a block or between backticks; a sentence may begin with `pnpm`, too. */
const isCode = (text: string, index: number): boolean =>
  text[index - 1] === '`' || (text.slice(0, index).match(/^```/gm) ?? []).length % 2 === 1;

const scripts = readManifest(workspaceRoot).scripts ?? {};
const ofPackageManager = new Set(['add', 'create', 'exec', 'i', 'install', 'pack', 'publish']);
const testFiles = globSync('{packages,plugins,examples,test}/**/*.test.ts', {
  cwd: workspaceRoot,
  exclude: ['**/node_modules/**', '**/dist/**'],
});
