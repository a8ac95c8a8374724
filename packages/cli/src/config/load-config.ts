import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isEilboteError, type LocalizedText } from '@eilbote/core';
import { resolveFromHere } from './resolve-from-here.ts';
import { CONFIG_INVALID, CONFIG_NOT_LOADED, CONFIG_SETTING_INVALID } from '../errors.ts';
import type { Config } from './config.ts';
import { ownPlugins } from './own-plugins.ts';

export const configName = 'eilbote.config.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Absent where there is no file and the defaults hold. */
  readonly file?: string;
  /** Absolute. */
  readonly dataFolder: string;
}

/**
 * The configuration of the working folder or of one above it; without a file the target systems
 * that come with the command line and the folder `eilbote-data`.
 * @throws CONFIG_NOT_LOADED, CONFIG_INVALID, CONFIG_SETTING_INVALID
 */
export async function loadConfig(cwd: string, given?: string): Promise<LoadedConfig> {
  const file = given === undefined ? findConfig(cwd) : resolve(cwd, given);
  const config = file === undefined ? { plugins: ownPlugins } : await importConfig(file);
  const folder = config.dataFolder ?? './eilbote-data';
  const base = file === undefined ? cwd : dirname(file);
  const dataFolder = isAbsolute(folder) ? folder : join(base, folder);
  return { config, dataFolder, ...(file === undefined ? {} : { file }) };
}

function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, configName);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

async function importConfig(file: string): Promise<Config> {
  if (!existsSync(file)) throw CONFIG_NOT_LOADED({ file, reason: noFile });
  resolveFromHere();
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as typeof module;
  } catch (cause) {
    if (isEilboteError(cause)) throw cause;
    throw CONFIG_NOT_LOADED({ file, reason: whyNotLoaded(file, cause) }, { cause });
  }
  const config = module.default;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) throw CONFIG_INVALID({ file });
  // The rest the host checks; these two are needed before there is one.
  const { plugins, dataFolder } = config as { readonly plugins?: unknown; readonly dataFolder?: unknown };
  if (plugins !== undefined && !Array.isArray(plugins)) {
    throw CONFIG_SETTING_INVALID({ file, setting: 'plugins', expected: { de: 'eine Liste', en: 'a list' } });
  }
  if (dataFolder !== undefined && (typeof dataFolder !== 'string' || dataFolder === '')) {
    throw CONFIG_SETTING_INVALID({ file, setting: 'dataFolder', expected: { de: 'ein Text', en: 'a text' } });
  }
  return config;
}

const noFile = { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' };

/** Node says it in English, and the line only in the stack, before its message. */
function whyNotLoaded(file: string, cause: unknown): LocalizedText {
  const said = cause instanceof Error ? cause.message : String(cause);
  const [, name] = /^Cannot find package '([^']+)'/.exec(said) ?? [];
  if (name !== undefined) {
    return { de: `Das Paket „${name}“ ist nicht installiert.`, en: `The package "${name}" is not installed.` };
  }
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const [, at, line] = /^(\S.*?):(\d+)\r?\n/.exec(stack) ?? [];
  const near = at?.endsWith(basename(file)) === true ? line : undefined;
  return near === undefined ? { de: said, en: said } : { de: `Zeile ${near}: ${said}`, en: `line ${near}: ${said}` };
}
