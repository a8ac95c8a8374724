import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePackage } from '../workspace/node-package.mjs';
import { packPackages, type PackedPackage } from '../workspace/pack.ts';
import { readManifest, workspaceRoot, type Manifest } from '../workspace/packages.ts';
import { environmentOfAStranger } from './environment-of-a-stranger.ts';

export interface InstalledPackage extends PackedPackage {
  /** Where npm put it. */
  readonly path: string;
  /** Its `package.json` as published. */
  readonly published: Manifest;
  /** Every file of it, relative, with forward slashes. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** All published packages, built, packed and installed by npm into an empty folder outside of the workspace. */
export class InstalledPackages {
  readonly folder: string;
  readonly packages: readonly InstalledPackage[];

  static async make(): Promise<InstalledPackages> {
    const folder = mkdtempSync(join(tmpdir(), 'eilbote-packaging-'));
    return new InstalledPackages(folder, await packPackages(join(folder, 'tarballs')));
  }

  private constructor(folder: string, packed: readonly PackedPackage[]) {
    this.folder = folder;
    const typesOfNode = readManifest(join(workspaceRoot, 'node_modules', '@types', 'node')).version;
    const manifest = {
      name: 'a-host',
      private: true,
      type: 'module',
      dependencies: Object.fromEntries(packed.map(({ source, tarball }) => [source.manifest.name, `file:${tarball}`])),
      devDependencies: { '@types/node': typesOfNode },
    };
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
    this.run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']);
    this.packages = packed.map((one) => {
      const path = join(this.folder, 'node_modules', one.source.manifest.name);
      const files = globSync('**/*', { cwd: path, exclude: ['node_modules'] })
        .filter((file) => statSync(join(path, file)).isFile())
        .toSorted();
      const bytes = files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
      return { ...one, path, published: readManifest(path), files, bytes };
    });
  }

  /** Runs a program in the folder and answers what it printed. */
  run(program: string, args: readonly string[]): string {
    return execFileSync(program, args, {
      cwd: this.folder,
      env: { ...environmentOfAStranger(), XDG_CONFIG_HOME: join(this.folder, 'config') },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs a file of the folder with a major version of Node, fetched as a package if it is not the one running. */
  runNode(major: number, args: readonly string[]): string {
    if (process.versions.node.startsWith(`${major}.`)) return this.run(process.execPath, args);
    return this.run('npx', ['--yes', `--package=${nodePackage(major)}`, 'node', ...args]);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Puts a tool of the workspace into the folder, as if it had been installed there. */
  lend(tool: string): void {
    const target = join(this.folder, 'node_modules', tool);
    if (!existsSync(target)) symlinkSync(realpathSync(join(workspaceRoot, 'node_modules', tool)), target, 'dir');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  [Symbol.dispose](): void {
    this.remove();
  }
}
