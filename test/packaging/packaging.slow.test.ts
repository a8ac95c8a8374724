import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';
import { runtimeDependencies } from '../house/declared-dependencies.ts';
import { packageOf } from '../house/dependency-rule.ts';
import { parseSource } from '../house/source.ts';
import { InstalledPackages, type InstalledPackage } from './installed-packages.ts';

describe('the packages, as npm installs them', () => {
  let installed: InstalledPackages;
  beforeAll(async () => {
    installed = await InstalledPackages.make();
  }, 300_000);
  afterAll(() => installed?.remove());

  const lendPeers = () => {
    const peers = installed.packages.flatMap(({ published }) => Object.keys(published.peerDependencies ?? {}));
    const names = new Set(installed.packages.map(({ published }) => published.name));
    for (const peer of peers) if (!names.has(peer)) installed.lend(peer);
  };

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
        return importsSources(file, text) || /workspace:[\^~*]/.test(text) || text.includes(workspaceRoot);
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
    lendPeers();
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
    lendPeers();
    installed.write('types.mts', imports.join('\n'));
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--types', 'node', '--module', 'nodenext'];
    const target = ['--target', 'es2024', '--lib', 'es2024,esnext.disposable,esnext.collection,esnext.iterator'];
    expect(complaintsAboutUs(installed, [...options, ...target, 'types.mts'])).toEqual([]);
  });

  it.each([26, 24])(
    'run a ten-line host on Node %d: an event published, called and logged',
    (major) => {
      installed.write('host.mjs', tenLineHost);
      installed.write('receiver.mjs', receiverAroundTheHost);
      const printed = installed
        .runNode(major, ['receiver.mjs', `./data-${major}`])
        .trim()
        .split('\n');
      expect(printed).toEqual([
        `Node ${major}`,
        'called /hook?ereignis=Neues%20Projekt&tabelle=Auftrag',
        'with Küche Großmann',
        'log webhook.saved attempt.delivered',
      ]);
    },
    300_000,
  );

  it('bring a command line that plays the demo', () => {
    const printed = installed.run(process.execPath, [join('node_modules', '.bin', 'eilbote'), 'demo', '--once']);
    expect(printed).toContain('Webhooks.log');
  });

  it('are small', () => {
    for (const { published, tarballBytes, bytes } of installed.packages) {
      const [packed, unpacked] = [tarballBytes, bytes].map((size) => `${(size / 1024).toFixed(1)} KiB`);
      console.log(`${published.name}: ${packed} packed, ${unpacked} unpacked`);
      // Sources, maps or a database packed by mistake would be far above it.
      expect(tarballBytes, published.name).toBeLessThan(768 * 1024);
    }
  });
});

/** A program that writes sources may have such names in its texts. */
const importsSources = (file: string, text: string): boolean =>
  /\.(js|ts)$/.test(file) &&
  parseSource(file, text).imports.some(({ specifier }) => /^\..*(?<!\.d)\.ts$/.test(specifier));

const tenLineHost = `
import { createHost } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
const { url, dataFolder } = globalThis.installation;
const host = createHost({ store: sqliteStore({ folder: dataFolder }), dataFolder, network: { allow: ['127.0.0.1'] } });
await host.use(custom).start();
await host.webhooks.create({ name: 'Neues Projekt melden', event: 'project.created', url });
const delivered = new Promise((resolve) => host.on('delivered', resolve));
await host.publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Küche Großmann' } } });
await delivered;
await host.stop();
`;

/** Tells the host where to call, and prints what came and what the log says. */
const receiverAroundTheHost = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const dataFolder = process.argv[2];
const calls = [];
const server = createServer(async (request, response) => {
  calls.push({ url: request.url, body: JSON.parse(Buffer.concat(await request.toArray()).toString()) });
  response.end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
globalThis.installation = { dataFolder, url: 'http://127.0.0.1:' + server.address().port + '/hook' };
await import('./host.mjs');
server.close();
const log = readFileSync(dataFolder + '/Logs/Webhooks.log', 'utf8').trim().split('\\n').map((line) => JSON.parse(line).kind);
console.log('Node ' + process.versions.node.split('.')[0]);
for (const { url, body } of calls) console.log('called ' + url + '\\nwith ' + body.Auftrag.Bauvorhaben);
console.log('log ' + log.join(' '));
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
