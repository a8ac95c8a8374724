import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, WorkspacePackage } from '../workspace/packages.ts';
import { runtimeDependencies } from './declared-dependencies.ts';
import type { Problem } from './problem.ts';

/** What every package of the workspace has in common, published or not. */
export function outlineProblems({ group, folder, path, manifest }: WorkspacePackage): readonly Problem[] {
  const file = `${folder}/package.json`;
  const published = manifest.private !== true;
  const wrong: string[] = [];
  if (manifest.license !== 'MIT') wrong.push('has not "license": "MIT".');
  if (manifest.type !== 'module') wrong.push('has not "type": "module".');
  if (manifest.engines?.['node'] !== '>=24') wrong.push('has not "engines": { "node": ">=24" }.');
  if (!manifest.description) wrong.push('has no "description": one sentence that tells its job.');
  const atInstall = ['preinstall', 'install', 'postinstall'].find((name) =>
    Object.hasOwn(manifest.scripts ?? {}, name),
  );
  if (atInstall !== undefined)
    wrong.push(`runs a script when it is installed (${atInstall}). Remove it: npm 12 would not run it.`);
  if (group === 'examples') wrong.push(...exampleProblems(manifest));
  const problems = [...wrong, ...(published ? publicationProblems(manifest) : [])].map((text) => ({ file, text }));
  if (!existsSync(join(path, 'README.md'))) {
    problems.push({ file: `${folder}/README.md`, text: 'is missing. Say what the package is for and show its use.' });
  }
  return problems;
}

/** Whoever reads an example wants to run it, all of them by the same command. */
function exampleProblems({ private: isPrivate, scripts }: Manifest): readonly string[] {
  const wrong: string[] = [];
  if (isPrivate !== true) wrong.push('is an example: mark it "private": true.');
  if (scripts?.['start'] !== 'node src/main.ts') wrong.push('has not "scripts": { "start": "node src/main.ts" }.');
  return wrong;
}

function publicationProblems({ files, publishConfig, exports, bin }: Manifest): readonly string[] {
  const wrong: string[] = [];
  if (files?.join() !== 'dist,README.md') wrong.push('has not "files": ["dist", "README.md"].');
  if (publishConfig?.access !== 'public') wrong.push('has not "publishConfig": { "access": "public" }.');
  if (exports === undefined && bin === undefined) wrong.push('has neither "exports" nor "bin": nobody can use it.');
  for (const [entry, source] of Object.entries(exports ?? {})) {
    const expected = { types: built(source, '.d.ts'), default: built(source, '.js') };
    if (JSON.stringify(publishConfig?.exports?.[entry]) !== JSON.stringify(expected)) {
      wrong.push(`publishes "${entry}" wrongly. Set publishConfig.exports["${entry}"] to ${JSON.stringify(expected)}.`);
    }
  }
  for (const [name, source] of Object.entries(bin ?? {})) {
    // What says in a clone that Node is too old is no TypeScript, and is not published.
    const expected = source === `./bin/${name}.mjs` ? './dist/main.js' : built(source, '.js');
    if (publishConfig?.bin?.[name] !== expected) wrong.push(`has not publishConfig.bin["${name}"] = "${expected}".`);
  }
  return wrong;
}

const built = (source: unknown, ending: string): string =>
  String(source)
    .replace('./src/', './dist/')
    .replace(/\.tsx?$/, ending);

/** A package whose `tsconfig.json` would not build it with what it depends on. */
export function buildProblems(owner: WorkspacePackage, all: readonly WorkspacePackage[]): readonly Problem[] {
  const file = `${owner.folder}/tsconfig.json`;
  const references = runtimeDependencies(owner.manifest)
    .flatMap((name) => all.filter(({ manifest }) => manifest.name === name))
    .map((needed) => relativeFolder(owner, needed))
    .toSorted();
  const expected = {
    extends: '../../.tsconfig.package.json',
    ...(references.length > 0 && { references: references.map((path) => ({ path })) }),
  };
  const problem = {
    file,
    text: `must be exactly ${JSON.stringify(expected)}: it builds what package.json depends on.`,
  };
  if (!existsSync(join(owner.path, 'tsconfig.json'))) return [problem];
  const actual = JSON.parse(readFileSync(join(owner.path, 'tsconfig.json'), 'utf8')) as {
    references?: { path: string }[];
  };
  const sorted = { ...actual, ...(actual.references && { references: actual.references.toSorted(byPath) }) };
  return JSON.stringify(sorted) === JSON.stringify(expected) ? [] : [problem];
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

function relativeFolder(from: WorkspacePackage, to: WorkspacePackage): string {
  const name = to.folder.slice(to.group.length + 1);
  return from.group === to.group ? `../${name}` : `../../${to.folder}`;
}
