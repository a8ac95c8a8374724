import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { examinePlugin, isPlugin, type LocalizedText, type Plugin, type PluginFaultCode } from '@eilbote/core';
import { resolveFromHere } from '../../config/resolve-from-here.ts';

/** One thing that is wrong with the package of a plugin, or with the plugin in it. */
export interface PackageFault {
  readonly code: PluginFaultCode | 'MANIFEST' | 'NOT_LOADED';
  readonly path: string;
  readonly text: LocalizedText;
}

/** What is in the package of a plugin. */
export interface LoadedPlugins {
  readonly plugins: readonly Plugin[];
  readonly faults: readonly PackageFault[];
}

interface Manifest {
  readonly type?: unknown;
  readonly exports?: unknown;
  readonly main?: unknown;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
}

/** Loads what a folder exports, and tells everything that a host would stumble over. Runs the code of the plugin. */
export async function loadPlugins(folder: string): Promise<LoadedPlugins> {
  const manifest = readManifest(folder);
  if (manifest === undefined) return { plugins: [], faults: [fault('MANIFEST', 'package.json', noManifest)] };
  const faults = manifestFaults(manifest);
  const entry = entryOf(folder, manifest);
  if (entry === undefined) return { plugins: [], faults: [...faults, fault('NOT_LOADED', 'exports', noEntry)] };
  resolveFromHere();
  let exported: { readonly [name: string]: unknown };
  try {
    exported = (await import(pathToFileURL(entry).href)) as typeof exported;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { plugins: [], faults: [...faults, fault('NOT_LOADED', entry, { de: said, en: said })] };
  }
  const plugins = [...new Set(Object.values(exported))].filter(isPlugin);
  const found = plugins.length === 0 ? [fault('NO_PLUGIN', entry, noPlugin)] : plugins.flatMap(examinePlugin);
  return { plugins, faults: [...faults, ...found] };
}

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

const manifestFaults = ({ type, dependencies = {}, peerDependencies = {} }: Manifest): readonly PackageFault[] => [
  ...(type === 'module' ? [] : [fault('MANIFEST', 'type', noModule)]),
  ...(Object.hasOwn(dependencies, '@eilbote/core') ? [fault('MANIFEST', 'dependencies', usesCore)] : []),
  ...(Object.hasOwn(peerDependencies, '@eilbote/contract') ? [] : [fault('MANIFEST', 'peerDependencies', noPeer)]),
];

/** What the package exports; what is not built yet is taken as it is written. */
function entryOf(folder: string, { exports: entries, main }: Manifest): string | undefined {
  const own = isObject(entries) && '.' in entries ? entries['.'] : entries;
  const named = isObject(own) ? own['default'] : (own ?? main);
  return [named, './src/index.ts']
    .filter((path) => typeof path === 'string')
    .map((path) => join(folder, path))
    .find((path) => existsSync(path));
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

const fault = (code: PackageFault['code'], path: string, text: LocalizedText): PackageFault => ({ code, path, text });

const noManifest = {
  de: 'Der Ordner hat keine lesbare package.json.',
  en: 'The folder has no readable package.json.',
};
const noModule = { de: 'Es fehlt "type": "module".', en: '"type": "module" is missing.' };
const usesCore = {
  de: 'Ein Plugin kennt nur @eilbote/contract; @eilbote/core darf sich jederzeit ändern.',
  en: 'A plugin knows @eilbote/contract only; @eilbote/core may change at any time.',
};
const noPeer = {
  de: '@eilbote/contract fehlt: Es gehört dorthin, damit der Host bestimmt, welches gilt.',
  en: '@eilbote/contract is missing: it belongs there, so that the host decides which one holds.',
};
const noEntry = {
  de: 'Es gibt weder, was hier genannt ist, noch src/index.ts.',
  en: 'There is neither what it names, nor src/index.ts.',
};
const noPlugin = {
  de: 'Die Datei exportiert kein Plugin. Plugins entstehen mit definePlugin() oder defineTargetSystem().',
  en: 'The file exports no plugin. Plugins are made by definePlugin() or defineTargetSystem().',
};
