import { consoleLogger, createHost, type Host, type HostOptions } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { loadConfig, type LoadedConfig } from './config/load-config.ts';
import type { Io } from './io.ts';

export interface SessionOptions {
  /** Path of the configuration, where `--config` was given. */
  readonly config?: string;
  /** This command may dispatch if no other process does. */
  readonly dispatch?: boolean;
}

/** Opens the installation for one command and closes it again, whatever happens. */
export async function withHost<T>(
  io: Io,
  { config: given, dispatch = false }: SessionOptions,
  work: (host: Host, loaded: LoadedConfig) => Promise<T>,
): Promise<T> {
  const loaded = await loadConfig(io.cwd, given);
  const host = hostOf(loaded, { dispatch, language: io.language, stopGraceMs: 2000 });
  await host.start();
  try {
    return await work(host, loaded);
  } finally {
    await host.stop();
  }
}

export function hostOf({ config, dataFolder }: LoadedConfig, options: Partial<HostOptions>): Host {
  const { plugins = [], ...hostOptions } = config;
  const host = createHost({
    diagnostics: consoleLogger({ level: 'error' }),
    ...hostOptions,
    ...options,
    store: sqliteStore({ folder: dataFolder }),
    dataFolder,
  });
  for (const plugin of plugins) host.use(plugin);
  return host;
}
