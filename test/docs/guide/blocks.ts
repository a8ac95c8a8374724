/** What the fenced blocks of a page of the guide ask its reader to do, in their order. */
export type Block = {
  /** Of its first line of code in the page, counted from 1. */
  readonly line: number;
  readonly text: string;
} & (
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'commands'; readonly terminal: 1 | 2; readonly exitCode: number }
  /** What the commands before it print; `terminal 2` is waited for. */
  | { readonly kind: 'output'; readonly terminal: 1 | 2 }
  /** For reading only. */
  | { readonly kind: 'listing' }
);

/**
 * Reads a page. The words behind the language of a fence are not shown to readers:
 *
 * - `sh` holds commands; `sh terminal 2` starts one that runs beside them, `sh exit code 1` has one that fails so.
 *   `sh by hand` is for those that only a person can follow.
 * - `text` and `json` show what came of the commands before. `…` stands for any text, a line of it for any lines.
 * - A block that begins with `// name.ts`, `// name.json` or `// name.csv` is a file that the reader writes.
 */
export function blocksOf(page: string): readonly Block[] {
  let hasCommands = false;
  return [...page.matchAll(/^```(\w*) ?(.*)\n([^]*?)^```$/gm)].map((match): Block => {
    const [, language = '', words = '', text = ''] = match;
    const line = page.slice(0, match.index).split('\n').length + 1;
    const name = /^\/\/ ([\w./-]+\.\w+)\n/.exec(text)?.[1];
    const terminal = words.includes('terminal 2') ? 2 : 1;
    // JSON and CSV have no comments: there the first line is for the reader of the page alone.
    if (/\.(json|csv)$/.test(name ?? '') && name !== undefined)
      return { kind: 'file', name, line, text: text.slice(text.indexOf('\n') + 1) };
    if (name !== undefined) return { kind: 'file', name, line, text };
    if (language === 'sh' && words !== 'by hand') {
      hasCommands = true;
      return { kind: 'commands', terminal, exitCode: Number(/exit code (\d+)/.exec(words)?.[1] ?? 0), line, text };
    }
    const isOutput = hasCommands && (language === 'text' || language === 'json') && words !== 'listing';
    return isOutput ? { kind: 'output', terminal, line, text } : { kind: 'listing', line, text };
  });
}
