import type { HostOptions, Plugin } from '@eilbote/core';

/** What stands in `eilbote.config.ts`: how this installation is set up. The host and every command read it. */
export interface Config extends Omit<HostOptions, 'store' | 'dispatch' | 'times'> {
  readonly plugins?: readonly Plugin[];
}

/**
 * Types the configuration.
 *
 * @example
 * export default defineConfig({ plugins: [custom], dataFolder: './eilbote-data' });
 */
export const defineConfig = (config: Config): Config => config;
