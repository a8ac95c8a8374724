/** Whether a program printed what a page shows: `…` stands for any text, a line of nothing else for any lines. */
export function fits(shown: string, printed: string): boolean {
  const pattern = linesOf(shown)
    .map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(literally).join('.*?')}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${linesOf(printed).join('\n')}\n`);
}

const literally = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Blank lines at both ends and blanks at the end of a line are nobody's business. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
