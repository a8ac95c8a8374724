/** Said at the top of every generated page. */
export const generatedNotice = (source: string) =>
  `<!-- Generated from ${source} by \`pnpm docs:generate\`. Changes belong there. -->`;

export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export const code = (text: string) => `\`${text}\``;

export const codes = (texts: readonly string[]) => texts.map(code).join(', ');

/** The anchor that GitHub gives a heading. */
export const anchor = (heading: string) =>
  `#${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')}`;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
