import { cut } from '../output/table.ts';
import { say, styled, type Io } from '../io.ts';
import type { DemoCall } from './demo-receiver.ts';

const mostLines = 2;

/** One call as it arrived: method, decoded URL, JSON in at most two lines. */
export function showCall(io: Io, { method, url, body, status, application }: DemoCall): void {
  const mark = status < 300 ? styled(io, 'green', '✓') : styled(io, 'red', '✕');
  const target = `/${application}${url.pathname.slice(application.length + 1)}`;
  io.out(`  ${mark} ${method} ${target}  ${styled(io, 'dim', `→ ${status}`)}`);
  const query = [...url.searchParams].map(([name, value]) => `${name}=${value}`).join('  ');
  if (query !== '') io.out(styled(io, 'dim', `      ? ${cut(query, io.columns - 9)}`));
  if (status >= 300) return;
  for (const line of wrapped(body, io.columns - 9)) io.out(styled(io, 'dim', `      ${line}`));
}

function wrapped(text: string, columns: number): string[] {
  const characters = [...text];
  const lines: string[] = [];
  for (let start = 0; start < characters.length && lines.length < mostLines; start += columns) {
    lines.push(characters.slice(start, start + columns).join(''));
  }
  const last = lines.at(-1);
  if (last !== undefined && characters.length > columns * mostLines) lines[lines.length - 1] = cut(`${last} `, columns);
  return lines;
}

export const headline = (io: Io, de: string, en: string): void => io.out(styled(io, 'bold', say(io, { de, en })));
