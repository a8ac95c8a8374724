import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['packages', 'plugins', 'test', 'package.json'];
const left = new Set(['dist', 'bench', 'admin']);

/** A copy of the sources with a patch applied; the working tree is never touched. Disposed of when done. */
export interface PlantedTree {
  readonly folder: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @throws when the patch does not apply */
export async function plantedTree(patch: string): Promise<PlantedTree> {
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-planted-'));
  const dispose = () => rm(folder, { recursive: true });
  try {
    for (const name of copied) {
      // The links between the packages are relative, so the copy finds its own.
      await cp(join(root, name), join(folder, name), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !left.has(basename(source)),
      });
    }
    await cp(join(root, 'node_modules', '@eilbote'), join(folder, 'node_modules', '@eilbote'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await symlink(join(root, 'node_modules', '.pnpm'), join(folder, 'node_modules', '.pnpm'));
    await applyPatch(patch, folder);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { folder, [Symbol.asyncDispose]: dispose };
}

/** `git apply` works outside of a repository as well; inside of one it would look for the paths in that one. */
export async function applyPatch(patch: string, folder: string, options: readonly string[] = []): Promise<void> {
  await run('git', ['apply', ...options, patch], {
    cwd: folder,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
  });
}
