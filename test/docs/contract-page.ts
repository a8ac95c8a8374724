import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { code, generatedNotice } from './markdown.ts';
import type { Page } from './page.ts';

const folder = fileURLToPath(new URL('../../packages/contract/src/', import.meta.url));

export const contractPage: Page = {
  file: 'docs/reference/contract.md',
  render: () => `${[intro, ...files().flatMap(section)].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/contract/src')}

# The contract of plugins

All that \`@eilbote/contract\` exports, by the file that it stands in, with the words that stand above it there. It has no dependencies, and it is
all that a plugin imports. [Write a target system](../guide/write-a-target-system.md) shows how the parts go together.`;

/** The files that the package exports, in its order. */
const files = (): readonly string[] =>
  [...read('index').matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, name]) => String(name));

const read = (name: string): string => readFileSync(join(folder, `${name}.ts`), 'utf8');

function section(name: string): readonly string[] {
  const text = read(name);
  const { program, comments } = parseSync(`${name}.ts`, text);
  const entries = program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return [];
    const comment = comments.findLast(({ end }) => end <= node.start);
    const isAbove = comment !== undefined && text.slice(comment.end, node.start).trim() === '';
    const declared = text.slice(node.start, node.end);
    return [
      `### ${code(nameOf(declared))}`,
      ...(isAbove && comment.type === 'Block' ? [words(comment.value)] : []),
      fenced(isShape(declared) ? declared : headOf(declared)),
    ];
  });
  return entries.length === 0 ? [] : [`## ${titleOf(name)}`, ...entries];
}

const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

const nameOf = (declared: string): string =>
  /^export (?:declare )?(?:interface|type|const|function|class) (\w+)/.exec(declared)?.[1] ?? declared;

/** Types, and constants that are data. */
const isShape = (declared: string): boolean => /^export (interface |type |const \w+ = [{[])/.test(declared);

/** How it is called: what it does inside is its own business. */
function headOf(declared: string): string {
  const [head = declared] = declared.split(/ \{\n| =>|;\n/);
  return head.trimEnd();
}

/** Without the stars of the comment. */
const words = (comment: string): string =>
  comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\n@(param \w+|throws|example)/g, '\n\n*$1*');

/** Not `ts`, which stands for code that is whole and compiles. */
const fenced = (text: string): string => `\`\`\`typescript\n${text}\n\`\`\``;
