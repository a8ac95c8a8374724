import type { DefinitionProblem, LocalizedText, TextPlace } from '@eilbote/contract';
import type { ProblemCode, WarningCode } from '../problem-catalogue.ts';

/** Collects what is wrong with a definition (problems: it is not saved) and what is doubtful (warnings: it is). */
export class Findings {
  readonly problems: DefinitionProblem[] = [];
  readonly warnings: DefinitionProblem[] = [];

  problem(path: string, code: ProblemCode, text: LocalizedText): void {
    this.problems.push({ path, code, text });
  }

  warning(path: string, code: WarningCode, text: LocalizedText): void {
    this.warnings.push({ path, code, text });
  }

  /** A problem that another part of the engine or a plugin found, told where it belongs; its code is theirs. */
  error(path: string, found: Foreign): void {
    this.problems.push(foundAt(path, found));
  }

  /** A warning of another part of the engine. */
  doubt(path: string, found: Foreign): void {
    this.warnings.push(foundAt(path, found));
  }
}

interface Foreign {
  readonly code: string;
  readonly text: LocalizedText;
  readonly place?: TextPlace;
}

const foundAt = (path: string, { code, text, place }: Foreign): DefinitionProblem => ({
  path,
  code,
  text,
  ...(place === undefined ? {} : { place }),
});

const nothing: LocalizedText = { de: '', en: '' };

/** ` Meinten Sie …?`; where nothing is near enough, what helps instead. */
export const didYouMean = (meant: string | undefined, otherwise = nothing): LocalizedText =>
  meant === undefined
    ? { de: otherwise.de && ` ${otherwise.de}`, en: otherwise.en && ` ${otherwise.en}` }
    : { de: ` Meinten Sie „${meant}“?`, en: ` Did you mean "${meant}"?` };
