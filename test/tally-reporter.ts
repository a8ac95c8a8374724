import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Ends every run with what was skipped and why, and one plain line: `N passed, N failed, N skipped`. A file that could
 * not be run at all and an error outside of tests count as failed.
 */
export function tallyReporter(write: (line: string) => void = console.log): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((testModule) => [...testModule.children.allTests()]);
      const count = (state: string) => tests.filter((test) => test.result().state === state).length;
      for (const test of tests) if (test.result().state === 'skipped') write(`skipped: ${whatAndWhy(test)}`);
      const failed = count('failed') + modules.filter(brokenItself).length + unhandledErrors.length;
      write(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`);
    },
  };
}

function brokenItself(testModule: TestModule): boolean {
  return (
    testModule.errors().length > 0 || [...testModule.children.allSuites()].some((suite) => suite.errors().length > 0)
  );
}

function whatAndWhy(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return `${test.fullName}${note === undefined ? '' : ` (${note})`}`;
}
