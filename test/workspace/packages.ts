import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The folders whose direct subfolders are packages; `pnpm-workspace.yaml` names the same. */
export const packageGroups = ['packages', 'plugins', 'examples'] as const;
export type PackageGroup = (typeof packageGroups)[number];

/** The parts of a `package.json` that the build and the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly license?: string;
  readonly type?: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: {
    readonly access?: string;
    readonly bin?: Readonly<Record<string, string>>;
    readonly exports?: Readonly<Record<string, unknown>>;
  };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface WorkspacePackage {
  readonly group: PackageGroup;
  /** Relative to the workspace root, with forward slashes: `packages/core`. */
  readonly folder: string;
  readonly path: string;
  readonly manifest: Manifest;
}

/** Every package of the workspace, in the order of their folders' names. */
export function workspacePackages(): readonly WorkspacePackage[] {
  return packageGroups.flatMap((group) =>
    subfolders(join(workspaceRoot, group)).flatMap((name) => {
      const path = join(workspaceRoot, group, name);
      if (!existsSync(join(path, 'package.json'))) return [];
      return [{ group, folder: `${group}/${name}`, path, manifest: readManifest(path) }];
    }),
  );
}

/** The packages that are published: all but those marked private. */
export function publishedPackages(): readonly WorkspacePackage[] {
  return workspacePackages().filter(({ manifest }) => manifest.private !== true);
}

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;
}

function subfolders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
