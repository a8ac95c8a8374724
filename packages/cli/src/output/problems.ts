import type { DefinitionProblem, LocalizedText } from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';

/** What is doubtful but was done all the same; beside the output, so that programs do not stumble over it. */
export function printWarnings(
  io: Io,
  warnings: readonly (Partial<DefinitionProblem> & { readonly text: LocalizedText })[],
): void {
  for (const { path, text, place } of warnings) {
    const where = path === undefined || path === '' ? '' : ` ${path}:`;
    io.err(`${styled(io, 'yellow', say(io, { de: 'Hinweis', en: 'Note' }))}${where} ${say(io, text)}`);
    for (const line of place?.excerpt ?? []) io.err(`    ${line}`);
  }
}

/** What is wrong with a saved webhook by now. */
export function printProblems(io: Io, problems: readonly DefinitionProblem[]): void {
  for (const { path, text, place } of problems) {
    io.out(`${styled(io, 'red', '✕')} ${path || '/'}: ${say(io, text)}`);
    for (const line of place?.excerpt ?? []) io.out(`    ${line}`);
  }
}

/** Something that a person should know, beside the output. */
export const note = (io: Io, text: LocalizedText): void => io.err(say(io, text));
