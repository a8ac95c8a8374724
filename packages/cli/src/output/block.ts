import { styled, type Io } from '../io.ts';

/** A headline with an empty line before it. */
export function heading(io: Io, text: string): void {
  io.out('');
  io.out(styled(io, 'bold', text));
}

/** Names and values below each other, the names as wide as the widest; absent values are left out. */
export function facts(io: Io, rows: readonly (readonly [name: string, value: string | undefined])[]): void {
  const given = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
  const width = Math.max(0, ...given.map(([name]) => name.length));
  for (const [name, value] of given) {
    const [first = '', ...more] = value.split('\n');
    io.out(`${styled(io, 'dim', name.padEnd(width))}  ${first}`);
    for (const line of more) io.out(`${' '.repeat(width)}  ${line}`);
  }
}

export const indented = (text: string, by = '  '): string =>
  text
    .split('\n')
    .map((line) => `${by}${line}`)
    .join('\n');
