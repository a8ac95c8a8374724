import { type DefinitionProblem, type EilboteError, type LocalizedText } from '@eilbote/contract';

/** Collects what is wrong with a definition (problems: it is not saved) and what is doubtful (warnings: it is). */
export class Findings {
  readonly problems: DefinitionProblem[] = [];
  readonly warnings: DefinitionProblem[] = [];

  problem(path: string, code: string, text: LocalizedText): void {
    this.problems.push({ path, code, text });
  }

  warning(path: string, code: string, text: LocalizedText): void {
    this.warnings.push({ path, code, text });
  }

  /** An error of another part of the engine, told where it belongs. */
  error(path: string, { code, text }: EilboteError): void {
    this.problem(path, code, text);
  }
}

/** `Meinten Sie …?`, or nothing. */
export const didYouMean = (meant: string | undefined): LocalizedText =>
  meant === undefined ? { de: '', en: '' } : { de: ` Meinten Sie „${meant}“?`, en: ` Did you mean "${meant}"?` };
