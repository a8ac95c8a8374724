import { expect } from 'vitest';

/** A place where a rule of the house is broken. */
export interface Problem {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly line?: number;
  /** What is wrong there, and what helps. */
  readonly text: string;
}

export const describeProblem = ({ file, line, text }: Problem): string =>
  `${file}${line === undefined ? '' : `:${line}`} ${text}`;

/** Fails with one line per problem. */
export function expectNone(problems: readonly Problem[]): void {
  if (problems.length > 0) expect.fail(`\n${problems.map(describeProblem).join('\n')}\n`);
}
