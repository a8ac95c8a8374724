import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';
import { asModule, blocksOf, codeBlocks, moduleName, type CodeBlock } from './code-in-documents.ts';
import { describeProblem, expectNone, type Problem } from './problem.ts';

/** Below the workspace, so that the packages are found under their names. */
const cache = join(workspaceRoot, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'code-in-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says, told at the lines of the documents. */
function compile(blocks: readonly CodeBlock[]): readonly Problem[] {
  const project = mkdtempSync(join(folder, 'project-'));
  const options = { extends: join(workspaceRoot, 'tsconfig.json'), compilerOptions: { noUnusedLocals: false } };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ ...options, include: ['**/*.ts'], exclude: [] }));
  const modules = new Map(blocks.map((block, index) => [moduleName(block, index, blocks), block]));
  for (const [name, block] of modules) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), asModule(block));
  }
  const tsc = join(workspaceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', project, '--pretty', 'false'], {
    cwd: project,
    encoding: 'utf8',
  });
  return stdout.split('\n').flatMap((text) => {
    const [, name = '', line, message] = /^(\S+\.ts)\((\d+),\d+\): error (.*)$/.exec(text) ?? [];
    const block = modules.get(name);
    return block === undefined ? [] : [{ file: block.file, line: Number(line), text: `does not compile: ${message}` }];
  });
}

// The compiler takes its time on a busy machine.
describe('TypeScript in the documents', { timeout: 60_000 }, () => {
  it('compiles', () => {
    const blocks = codeBlocks();
    expect(blocks.length).toBeGreaterThan(4);
    expectNone(compile(blocks));
  });

  it('is refused at its line where it does not', () => {
    const text = [
      '# A document',
      '```ts',
      `await host.start();`,
      `await host.publish({ type: 'project.created', records: {}, wrong: 1 });`,
      '```',
      '```ts',
      `const host: number = 'x';`,
      '```',
    ];
    expect(compile(blocksOf('docs/planted.md', text.join('\n'))).map(describeProblem)).toEqual([
      expect.stringMatching(/^docs\/planted\.md:4 does not compile: TS\d+/),
      expect.stringMatching(/^docs\/planted\.md:7 does not compile: TS2322/),
    ]);
  });
});
