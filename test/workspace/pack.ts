import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPackages } from './build.ts';
import { publishedPackages, type WorkspacePackage } from './packages.ts';

export interface PackedPackage {
  readonly source: WorkspacePackage;
  readonly tarball: string;
  readonly tarballBytes: number;
}

/** Builds and packs every published package into `destination`, as it would go to a registry. */
export async function packPackages(destination: string): Promise<readonly PackedPackage[]> {
  await buildPackages();
  mkdirSync(destination, { recursive: true });
  return publishedPackages().map((source) => {
    const answer = execFileSync('pnpm', ['pack', '--json', '--pack-destination', destination], {
      cwd: source.path,
      encoding: 'utf8',
    });
    const { filename } = JSON.parse(answer) as { filename: string };
    const tarball = resolve(source.path, filename);
    return { source, tarball, tarballBytes: statSync(tarball).size };
  });
}

if (import.meta.main) {
  const destination = resolve(process.argv[2] ?? 'tarballs');
  for (const { source, tarballBytes } of await packPackages(destination)) {
    console.log(`${(tarballBytes / 1024).toFixed(1).padStart(8)} KiB  ${source.manifest.name}`);
  }
  console.log(`\nThe tarballs are in ${join(destination, '/')}`);
}
