import { newSecret, type Difference, type ImportedEntry } from '@eilbote/core';
import { say, styled, type Io, type Style } from '../../io.ts';
import { printProblems, printWarnings } from '../../output/problems.ts';

const marks: { readonly [change in ImportedEntry['change']]: readonly [mark: string, style: Style] } = {
  new: ['+', 'green'],
  changed: ['~', 'yellow'],
  same: ['=', 'dim'],
};

const words = {
  webhook: { de: 'Webhook', en: 'webhook' },
  connection: { de: 'Verbindung', en: 'connection' },
  new: { de: 'neu', en: 'new' },
  changed: { de: 'geändert', en: 'changed' },
  same: { de: 'unverändert', en: 'as it is' },
} as const;

/** What an import does, entry by entry and value by value. */
export function showEntry(io: Io, entry: ImportedEntry): void {
  const { kind, name, change, foundBy, id, differences, problems, warnings } = entry;
  const [mark, style] = marks[change];
  const quoted = io.language === 'de' ? `„${name}“` : `"${name}"`;
  const byName = foundBy === 'name' ? `  ${say(io, { de: 'am Namen erkannt', en: 'known by its name' })}` : '';
  const title = `${mark} ${say(io, words[kind])} ${quoted}: ${say(io, words[change])}`;
  io.out(`${styled(io, style, title)}  ${styled(io, 'dim', `${id}${byName}`)}`);
  for (const difference of differences) showDifference(io, difference);
  printProblems(io, problems);
  printWarnings(io, warnings);
}

function showDifference(io: Io, { path, before, after }: Difference): void {
  io.out(`    ${path || '/'}`);
  if (before !== undefined) for (const line of linesOf(io, before)) io.out(styled(io, 'red', `      - ${line}`));
  if (after !== undefined) for (const line of linesOf(io, after)) io.out(styled(io, 'green', `      + ${line}`));
}

function linesOf(io: Io, value: unknown): readonly string[] {
  if (value === newSecret) return [io.language === 'de' ? newSecret.replace('new', 'neu') : newSecret];
  return (typeof value === 'string' ? value : JSON.stringify(value)).split('\n');
}
