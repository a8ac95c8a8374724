import { cpSync, existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Manifest, WorkspacePackage } from './packages.ts';

/** Files that nothing imports because a thread is started with them. They lie beside the bundle that starts them. */
const threads: { readonly [entry: string]: string } = { 'dist/worker/worker.js': 'worker' };

/**
 * Puts the modules of a built package together, one file for each entry and what entries share: a process that loads
 * hundreds of small files spends most of its start on finding them. Other packages stay imports.
 */
export async function bundlePackage({ path, manifest }: WorkspacePackage): Promise<void> {
  const input = Object.fromEntries([
    ...entriesOf(manifest).map((file) => [file.replace(/^dist\/(.+)\.js$/, '$1'), join(path, file)] as const),
    ...Object.entries(threads).flatMap(([file, name]) =>
      existsSync(join(path, file)) ? [[name, join(path, file)]] : [],
    ),
  ]) as { [name: string]: string };
  const bundle = await rolldown({ input, platform: 'node', external: (id) => /^(?!\.{0,2}\/)/.test(id) });
  const bundled = join(path, 'dist', 'bundled');
  await bundle.write({
    dir: bundled,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // Declarations have them, where editors look for them.
    comments: { jsdoc: false },
  });
  await bundle.close();
  for (const file of globSync('dist/**/*.js', { cwd: path, exclude: ['dist/bundled/**'] })) rmSync(join(path, file));
  cpSync(bundled, join(path, 'dist'), { recursive: true });
  rmSync(bundled, { recursive: true });
}

function entriesOf({ publishConfig: { exports = {}, bin = {} } = {} }: Manifest): readonly string[] {
  const named = Object.values(exports).map((entry) => (entry as { readonly default: string }).default);
  return [...new Set([...named, ...Object.values(bin)])].map((file) => file.replace(/^\.\//, ''));
}
