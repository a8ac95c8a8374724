import { describe, expect, it } from 'vitest';
import { unknownCommands, unknownScripts } from './commands-in-documents.ts';
import { documents } from './documents.ts';
import { describeProblem, expectNone } from './problem.ts';

describe('commands in the documents', () => {
  it('are those of the command line, with options that they have', () => {
    expectNone(documents().flatMap(({ file, text }) => unknownCommands(file, text)));
  });

  it('name scripts and tests that there are', () => {
    expectNone(documents().flatMap(({ file, text }) => unknownScripts(file, text)));
    expect(
      unknownScripts('docs/planted.md', '`pnpm tset:fast`\n`pnpm test:fast srf-table # quick`').map(describeProblem),
    ).toEqual([
      'docs/planted.md:1 there is no script "tset:fast"',
      'docs/planted.md:2 no test is found by "srf-table"',
    ]);
  });

  it('are refused at their line where they are not', () => {
    const text =
      'Try `eilbote webhooks list` and `eilbote webhook list`.\n\n    eilbote\n`eilbote trigger x --dry-rnu`';
    expect(unknownCommands('docs/planted.md', text).map(describeProblem)).toEqual([
      'docs/planted.md:1 there is no command "eilbote webhook"',
      'docs/planted.md:4 "trigger" has no option --dry-rnu',
    ]);
  });
});
