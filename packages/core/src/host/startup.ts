import type { LocalizedText, Plugin } from '@eilbote/contract';
import { isEilboteError } from '@eilbote/contract';
import { buildCatalogue, standardContribution, type Catalogue } from '../catalogue/index.ts';
import type { Engine } from './engine.ts';
import { STARTUP_FAILED, type StartupProblem } from './errors.ts';
import { SECRETS_KEY_INVALID } from '../secrets/index.ts';
import type { HostOptions } from './host-options.ts';
import { inTime, triedInTime, type PluginTimeServices } from './plugin-time.ts';
import type { PluginRegistry } from './plugin-registry.ts';

export function assembleCatalogue(
  options: HostOptions,
  registry: PluginRegistry,
): { readonly catalogue: Catalogue; readonly problems: readonly StartupProblem[] } {
  const { tables = [], eventTypes = [], corrections = [] } = options;
  const { catalogue, problems } = buildCatalogue([
    standardContribution,
    ...registry.contributions,
    { owner: 'host', tables, eventTypes, corrections },
  ]);
  return { catalogue, problems: problems.map(({ owner, error }) => ({ owner, text: error.text, cause: error })) };
}

/** @throws STARTUP_FAILED naming every problem */
export function refuseProblems(problems: readonly StartupProblem[]): void {
  const first = problems[0];
  if (first !== undefined) throw STARTUP_FAILED({ problems }, { cause: first.cause });
}

/**
 * With `disable`, a plugin that has a problem is left out and told of; what is wrong with the host itself ends the start
 * all the same.
 * @throws STARTUP_FAILED naming every problem that is left
 */
export async function refuseOrDisable(
  problems: readonly StartupProblem[],
  registry: PluginRegistry,
  { onPluginFailure = 'abort' }: HostOptions,
  services: () => PluginTimeServices,
): Promise<void> {
  const isFatal = ({ owner }: StartupProblem) => onPluginFailure === 'abort' || owner === 'host';
  refuseProblems(problems.filter(isFatal));
  for (const { owner, text, cause } of problems) {
    services().diagnostics.error(`plugin "${owner}" is left out: ${text.en}`, { error: cause ?? text.en });
    const plugin = registry.plugins.find(({ id }) => id === owner);
    if (plugin !== undefined) await registry.remove(plugin, services());
  }
}

/**
 * Starts the plugins in the order of `use()`. With `disable`, one that fails is left out and the rest go on.
 * @throws STARTUP_FAILED
 */
export async function startPlugins(
  registry: PluginRegistry,
  { onPluginFailure = 'abort' }: HostOptions,
  { clock, diagnostics }: PluginTimeServices,
): Promise<readonly Plugin[]> {
  const started: Plugin[] = [];
  const problems: StartupProblem[] = [];
  for (const plugin of registry.plugins.slice()) {
    try {
      const scope = registry.scope(plugin.id);
      scope?.warm();
      if (plugin.start !== undefined && scope !== undefined) {
        await inTime(clock, 'start()', async () => plugin.start?.(scope));
      }
      started.push(plugin);
    } catch (cause) {
      const text = isEilboteError(cause) ? cause.text : failedTo('start', cause);
      diagnostics.error(`plugin "${plugin.id}" failed to start`, { error: cause });
      if (onPluginFailure === 'disable') await registry.remove(plugin, { clock, diagnostics });
      else problems.push({ owner: plugin.id, text, cause });
    }
  }
  if (problems.length > 0) await stopPlugins(started, { clock, diagnostics });
  refuseProblems(problems);
  return started;
}

/** Last started, first stopped. A plugin that fails or hangs keeps nobody from stopping. */
export async function stopPlugins(started: readonly Plugin[], services: PluginTimeServices): Promise<void> {
  for (const plugin of started.toReversed()) {
    await triedInTime(services, plugin.id, 'stop()', async () => plugin.stop?.());
  }
}

/** A missing key stops no host, but its operator should not hear of it from those who miss their deliveries. */
export function warnOfUnreadable({
  configuration,
  diagnostics,
  secrets,
}: Pick<Engine, 'configuration' | 'diagnostics' | 'secrets'>): void {
  const wrong = wrongKey(secrets);
  if (wrong !== undefined) diagnostics.error(wrong);
  const { webhooks, connections } = configuration.current;
  const locked = (all: Iterable<{ readonly locked: boolean }>) => [...all].filter((one) => one.locked).length;
  const unreadable = { webhooks: locked(webhooks), connections: locked(connections) };
  if (unreadable.webhooks + unreadable.connections === 0) return;
  diagnostics.warn('the key of the secrets is missing or wrong: what cannot be read with it waits', unreadable);
}

/** A key that is mistyped in the environment: before the first secret is needed, nobody else would say so. */
function wrongKey(secrets: Engine['secrets']): string | undefined {
  try {
    secrets.seal('-', 'start');
    return undefined;
  } catch (error) {
    return error instanceof Error && SECRETS_KEY_INVALID.is(error) ? error.message : undefined;
  }
}

const failedTo = (act: string, cause: unknown): LocalizedText => {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { de: `${act}() schlug fehl: ${message}`, en: `${act}() failed: ${message}` };
};
