import { builtinModules } from 'node:module';
import type { Problem } from './problem.ts';
import type { Import, Source } from './source.ts';

const contract = '@eilbote/contract';
const core = '@eilbote/core';
const testkit = '@eilbote/testkit';

/**
 * `contract <- core <- {store-*, server} <- cli`: which packages of the workspace the sources of each package may
 * import. Tests may import the testkit besides, and so may the fake of a plugin, which examples and tests of hosts use.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  [contract]: [],
  [core]: [contract],
  [testkit]: [contract, core],
  '@eilbote/store-sqlite': [contract, core],
  '@eilbote/server': [contract, core],
  '@eilbote/admin': [],
  'create-eilbote-target': [contract],
};

const sqlDrivers = new Set(['node:sqlite', 'pg', 'postgres', 'better-sqlite3', 'libsql']);
const httpServers = new Set(['fastify', 'express', 'koa', 'hono', '@hono/node-server']);
const containerFile = 'packages/core/src/container.ts';

/** Every import of this file that runs against the direction of the layers. */
export function dependencyProblems(source: Source): readonly Problem[] {
  return source.imports.flatMap((imported) =>
    [
      ownName(source, imported),
      wrongLayer(source, imported),
      container(source, imported),
      coreEffects(source, imported),
      contractAlone(source, imported),
    ].flatMap((text) => (text === undefined ? [] : [{ file: source.file, line: imported.line, text }])),
  );
}

/** `got` of `got/dist/x.js`, `@eilbote/core` of `@eilbote/core`; undefined for relative and built-in modules. */
export function packageOf(specifier: string): string | undefined {
  if (/^[./]/.test(specifier) || isBuiltin(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);

const isOfWorkspace = (name: string): boolean => name.startsWith('@eilbote/') || /^(create-)?eilbote(-|$)/.test(name);

function ownName({ package: owner }: Source, { specifier }: Import): string | undefined {
  if (owner === undefined || packageOf(specifier) !== owner.manifest.name) return undefined;
  return `imports its own package by name. Use a relative path.`;
}

const isFake = (file: string): boolean => /^plugins\/[^/]+\/src\/fake\//.test(file);

function wrongLayer({ file, package: owner, isTest }: Source, { specifier }: Import): string | undefined {
  const name = packageOf(specifier);
  if (name === undefined || !isOfWorkspace(name)) return undefined;
  if (owner === undefined || owner.group === 'examples' || owner.manifest.name === 'eilbote') return undefined;
  if ((isTest || isFake(file)) && name === testkit) return undefined;
  const allowed = owner.group === 'plugins' ? [contract] : mayImport[owner.manifest.name];
  if (allowed === undefined) {
    return `belongs to ${owner.manifest.name}, which has no layer yet. Add it to test/house/dependency-rule.ts.`;
  }
  if (allowed.includes(name) || name === owner.manifest.name) return undefined;
  const names = allowed.length === 0 ? 'no package of the workspace' : `only ${allowed.join(' and ')}`;
  return `imports ${name}, but ${owner.manifest.name} may import ${names}. Turn the need into a port or a token of a lower layer.`;
}

function container({ file }: Source, { specifier }: Import): string | undefined {
  const name = packageOf(specifier);
  if (file === containerFile || (name !== 'tsyringe' && name !== 'reflect-metadata')) return undefined;
  return `imports ${name}, which only ${containerFile} may know. Use its Scope.`;
}

function coreEffects({ package: owner, isTest }: Source, { specifier, names }: Import): string | undefined {
  if (owner?.manifest.name !== core || isTest) return undefined;
  const name = packageOf(specifier) ?? specifier;
  if (sqlDrivers.has(name)) return `imports ${name}: the core knows no SQL. Go through the port Store.`;
  if (httpServers.has(name) || names.includes('createServer')) {
    return `imports an HTTP server from ${name}: the core has none. It belongs into @eilbote/server or a test.`;
  }
  return undefined;
}

function contractAlone({ package: owner, isTest }: Source, { specifier }: Import): string | undefined {
  if (owner?.manifest.name !== contract || isTest || specifier.startsWith('.')) return undefined;
  if (isOfWorkspace(specifier)) return undefined;
  return `imports ${specifier}: the contract imports nothing but its own files, so that plugins run anywhere.`;
}
