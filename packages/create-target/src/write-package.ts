import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answers } from './answers.ts';
import { sourceFiles } from './files/sources.ts';
import { config, gitignore, manifest, readme, test, tsconfig } from './files/surroundings.ts';

/** The files of a new package by their paths. */
export const packageFiles = (answers: Answers): { readonly [path: string]: string } => ({
  ...sourceFiles(answers),
  'src/index.test.ts': test(answers),
  'package.json': manifest(answers),
  'tsconfig.json': tsconfig,
  'eilbote.config.ts': config(answers),
  'README.md': readme(answers),
  '.gitignore': gitignore,
});

/**
 * Writes the package into a folder that is new or empty, and tells what it wrote.
 * @throws where something is in the folder already
 */
export function writePackage(answers: Answers, folder: string): readonly string[] {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} is not empty: choose another id, or move what is there`);
  }
  const files = packageFiles(answers);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return Object.keys(files);
}
