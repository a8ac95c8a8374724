import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildCatalogue,
  consoleLogger,
  createHost,
  standardContribution,
  STARTUP_FAILED,
  type Catalogue,
  type Host,
  type HostOptions,
  type TargetSystem,
} from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { loadConfig, type LoadedConfig } from './config/load-config.ts';
import { DATA_FOLDER_EMPTY } from './errors.ts';
import type { Io } from './io.ts';

export interface SessionOptions {
  /** Path of the configuration, where `--config` was given. */
  readonly config?: string | undefined;
  /** This command may dispatch if no other process does. */
  readonly dispatch?: boolean;
  /** The command writes: a data folder that is not there is made. One that reads does not leave folders behind. */
  readonly makes?: boolean;
}

/** Opens the installation for one command and closes it again, whatever happens. */
export async function withHost<T>(
  io: Io,
  { config: given, dispatch = false, makes = false }: SessionOptions,
  work: (host: Host, loaded: LoadedConfig) => Promise<T>,
): Promise<T> {
  const loaded = await loadConfig(io.cwd, given);
  if (!makes) requireInstallation(loaded.dataFolder);
  // A command is no operator's console: it tells errors only, unless the configuration says otherwise.
  const { diagnostics = consoleLogger({ level: 'error' }) } = loaded.config;
  const host = hostOf(loaded, { dispatch, stopGraceMs: 2000, diagnostics });
  await host.start();
  try {
    return await work(host, loaded);
  } finally {
    await host.stop();
  }
}

/** The host of a configuration, not started. `options` count before what stands there. */
export function hostOf({ config, dataFolder }: LoadedConfig, options: Partial<HostOptions> = {}): Host {
  const { plugins = [], ...hostOptions } = config;
  const host = createHost({
    ...hostOptions,
    ...options,
    store: sqliteStore({ folder: dataFolder }),
    dataFolder,
  });
  for (const plugin of plugins) host.use(plugin);
  return host;
}

/** @throws DATA_FOLDER_EMPTY */
export function requireInstallation(dataFolder: string): void {
  if (!existsSync(join(dataFolder, 'eilbote.db'))) throw DATA_FOLDER_EMPTY({ folder: dataFolder });
}

/** The event types and tables of the installation, without opening it. @throws STARTUP_FAILED, errors of the configuration */
export async function catalogueOf(io: Io, given: string | undefined): Promise<Catalogue> {
  const { config } = await loadConfig(io.cwd, given);
  const { plugins = [], tables = [], eventTypes = [], corrections = [] } = config;
  const { catalogue, problems } = buildCatalogue([
    standardContribution,
    ...plugins.map((plugin) => ({
      owner: plugin.id,
      tables: plugin.tables ?? [],
      eventTypes: plugin.eventTypes ?? [],
    })),
    { owner: 'host', tables, eventTypes, corrections },
  ]);
  if (problems.length > 0) {
    throw STARTUP_FAILED({ problems: problems.map(({ owner, error }) => ({ owner, text: error.text })) });
  }
  return catalogue;
}

/** The target systems of the installation, without opening it. @throws errors of the configuration */
export async function targetsOf(io: Io, given: string | undefined): Promise<readonly TargetSystem[]> {
  const { config } = await loadConfig(io.cwd, given);
  return (config.plugins ?? []).flatMap(({ targets = [] }) => targets);
}

/** The id of an installation that exists: the name of its key file. */
export async function installationOf(dataFolder: string): Promise<string> {
  const store = sqliteStore({ folder: dataFolder });
  const { installation } = await store.open(() => 'unused');
  await store.close();
  return installation;
}
