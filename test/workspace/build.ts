import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePackage } from './bundle.ts';
import { publishedPackages, workspaceRoot } from './packages.ts';

/**
 * Builds `dist` of every published package. Old output is removed first: a file whose source is gone must not be
 * published again.
 */
export async function buildPackages(): Promise<void> {
  const packages = publishedPackages();
  for (const { path } of packages) rmSync(join(path, 'dist'), { recursive: true, force: true });
  const tsc = join(workspaceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-b', '--force', '.tsconfig.build.json'], {
    cwd: workspaceRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const one of packages) {
    for (const file of globSync('dist/**/*.d.ts', { cwd: one.path })) rewriteSpecifiers(join(one.path, file));
    await bundlePackage(one);
  }
}

const relativeSpecifier = /(\b(?:from|import|module)\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]*)\.ts\2/g;

/**
 * TypeScript turns `.ts` endings into `.js` in the JavaScript it writes, but leaves them in declarations, where they
 * would name sources that are not published.
 */
function rewriteSpecifiers(file: string): void {
  const text = readFileSync(file, 'utf8');
  const rewritten = text.replace(relativeSpecifier, '$1$2$3.js$2');
  if (rewritten !== text) writeFileSync(file, rewritten);
}

if (import.meta.main) await buildPackages();
