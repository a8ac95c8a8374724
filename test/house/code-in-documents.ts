import { documents } from './documents.ts';

/** A TypeScript block of a document. */
export interface CodeBlock {
  /** Of the document, relative to the workspace root. */
  readonly file: string;
  /** Of its first line of code, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks marked `ts` in all documents. */
export const codeBlocks = (): readonly CodeBlock[] => documents().flatMap(({ file, text }) => blocksOf(file, text));

export function blocksOf(file: string, text: string): readonly CodeBlock[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[1] ?? '',
  }));
}

/**
 * The block as a module that compiles on its own, each line at its place in the document. A document may speak of
 * `host` once it has shown how one is made.
 */
export function asModule({ line, code }: CodeBlock): string {
  const known = /\b(const|let|using)\s+host\b/.test(code) ? '' : `declare const host: import('@eilbote/core').Host;`;
  return `${known} export {};${'\n'.repeat(line - 1)}${code}`;
}

/**
 * Where a block lies when it is compiled: documents do not see each other. A block that begins with `// name.ts` is that
 * file, so that the others of its document can import it; a later one of the same name stands alone.
 */
export function moduleName(block: CodeBlock, index: number, all: readonly CodeBlock[]): string {
  const folder = block.file.replaceAll(/\W/g, '_');
  const name = nameOf(block);
  const isFirst =
    name !== undefined && all.findIndex((each) => each.file === block.file && nameOf(each) === name) === index;
  return `${folder}/${isFirst ? name : `block${index}.ts`}`;
}

const nameOf = ({ code }: CodeBlock): string | undefined => /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];
