import { defineConfig } from 'vitest/config';

/** Two projects: `fast` runs with every check, `slow` spawns processes, packs tarballs or simulates for a while. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['{packages,plugins,examples}/*/src/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.slow.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['{packages,plugins,examples}/*/src/**/*.slow.test.ts', 'test/**/*.slow.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
