import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { tallyReporter } from './tally-reporter.ts';

const tests = (ending: string) => [`{packages,plugins,examples}/*/src/**/*${ending}`, `test/**/*${ending}`];
const never = ['**/node_modules/**', '**/dist/**'];

/** Two projects: `fast` runs with every check, `slow` spawns processes, packs tarballs or simulates for a while. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    reporters: ['default', tallyReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: tests('.test.ts'),
          exclude: ['**/*.slow.test.ts', ...never],
          // A limit for what hangs, not a measure of speed: machines are loaded.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: tests('.slow.test.ts'),
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
