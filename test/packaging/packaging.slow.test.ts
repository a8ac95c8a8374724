import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../../workspace/packages.ts';
import { runtimeDependencies } from '../house/declared-dependencies.ts';
import { packageOf } from '../house/dependency-rule.ts';
import { parseSource } from '../house/source.ts';
import { InstalledPackages, type InstalledPackage } from './installed-packages.ts';

describe('the packages, as npm installs them', () => {
  let installed: InstalledPackages;
  beforeAll(() => {
    installed = new InstalledPackages();
  }, 300_000);
  afterAll(() => installed?.remove());

  it('hold what is built, their README and the licence, and nothing else', () => {
    for (const { published, files } of installed.packages) {
      expect(files, published.name).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
      const others = files.filter((file) => !/^(dist\/.+\.(js|d\.ts)|LICENSE|README\.md|package\.json)$/.test(file));
      expect(others, published.name).toEqual([]);
      expect(
        files.filter((file) => file.includes('.test.')),
        published.name,
      ).toEqual([]);
    }
  });

  it('name no source and no path of this workspace', () => {
    for (const { published, path, files } of installed.packages) {
      const naming = files.filter((file) => {
        const text = readFileSync(join(path, file), 'utf8');
        return /from '[^']*(?<!\.d)\.ts'/.test(text) || text.includes('workspace:') || text.includes(workspaceRoot);
      });
      expect(naming, published.name).toEqual([]);
    }
  });

  it('depend on what they import, and the contract on nothing', () => {
    for (const { published, path, files } of installed.packages) {
      const declared = new Set([published.name, ...runtimeDependencies(published)]);
      const imported = files
        .filter((file) => file.endsWith('.js') || file.endsWith('.d.ts'))
        .flatMap((file) => parseSource(file, readFileSync(join(path, file), 'utf8')).imports)
        .flatMap(({ specifier }) => packageOf(specifier) ?? []);
      expect(
        [...new Set(imported)].filter((name) => !declared.has(name)),
        published.name,
      ).toEqual([]);
    }
    const contract = installed.packages.find(({ published }) => published.name === '@eilbote/contract');
    expect(contract && runtimeDependencies(contract.published)).toEqual([]);
  });

  it('pass publint', async () => {
    for (const { published, path } of installed.packages) {
      const { messages, pkg } = await publint({ pkgDir: path, pack: false, strict: true });
      expect(
        messages.map((message) => formatMessage(message, pkg)),
        published.name,
      ).toEqual([]);
    }
  });

  it('can be imported by every entry of their exports', () => {
    const entries = installed.packages.filter((one) => !isForTests(one)).flatMap(entriesOf);
    expect(entries).toContain('@eilbote/contract');
    installed.write('imports.mjs', importing(entries));
    installed.run(process.execPath, ['--no-strip-types', 'imports.mjs']);
  });

  it('can be imported by tests, where they are meant for tests', () => {
    const entries = installed.packages.filter(isForTests).flatMap(entriesOf);
    expect(entries).toContain('@eilbote/testkit');
    installed.lend('vitest');
    installed.write(
      'imports.test.mjs',
      `import { it } from 'vitest';\nit('imports', async () => {\n${importing(entries)}\n});`,
    );
    installed.run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'imports.test.mjs']);
  });

  it('have types that a strict compiler accepts', () => {
    const imports = installed.packages
      .flatMap(entriesOf)
      .map(
        (entry, index) =>
          `import * as entry${index} from '${entry}';\nexport type Entry${index} = typeof entry${index};`,
      );
    installed.lend('vitest');
    installed.write('types.mts', imports.join('\n'));
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--types', 'node', '--module', 'nodenext'];
    const target = ['--target', 'es2024', '--lib', 'es2024,esnext.disposable,esnext.collection,esnext.iterator'];
    expect(complaintsAboutUs(installed, [...options, ...target, 'types.mts'])).toEqual([]);
  });

  it.each([26, 24])(
    'run a ten-line host on Node %d',
    (major) => {
      installed.write('host.mjs', hostText);
      expect(installed.runNode(major, ['host.mjs']).trim().split('\n').at(-1)).toBe(`${major} ok`);
    },
    300_000,
  );

  it('are small', () => {
    for (const { published, tarballBytes, bytes } of installed.packages) {
      const [packed, unpacked] = [tarballBytes, bytes].map((size) => `${(size / 1024).toFixed(1)} KiB`);
      console.log(`${published.name}: ${packed} packed, ${unpacked} unpacked`);
      expect(tarballBytes, published.name).toBeLessThan(512 * 1024);
    }
  });
});

const hostText = `
import * as core from '@eilbote/core';
if (typeof core.definePlugin !== 'function') throw new Error('no definePlugin');
console.log(process.versions.node.split('.')[0] + ' ok');
`;

function entriesOf({ published }: InstalledPackage): readonly string[] {
  return Object.keys(published.exports ?? {}).map((entry) => published.name + entry.slice(1));
}

const isForTests = ({ published }: InstalledPackage): boolean =>
  Object.hasOwn(published.peerDependencies ?? {}, 'vitest');

const importing = (entries: readonly string[]): string =>
  entries.map((entry) => `await import('${entry}');`).join('\n');

/** Lines of the compiler that name one of our files; the declarations of others are theirs. */
function complaintsAboutUs(installed: InstalledPackages, args: readonly string[]): readonly string[] {
  const tsc = join(workspaceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, ...args], { cwd: installed.folder, encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return stdout
      .split('\n')
      .filter((line) => /^(node_modules\/(@eilbote|eilbote|create-eilbote)|types\.mts)/.test(line));
  }
}
