import type { Logger } from '../diagnostics/index.ts';
import type { Clock } from '../ports/index.ts';
import { PLUGIN_DID_NOT_END } from './errors.ts';

export interface PluginTimeServices {
  readonly clock: Clock;
  readonly diagnostics: Logger;
}

/** A plugin has so long for its start, for its stop, and for closing its services. */
const pluginLimitMs = 10_000;

/** @throws whatever the work throws, PLUGIN_DID_NOT_END */
export async function inTime(clock: Clock, act: string, work: () => Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = clock.timer(pluginLimitMs, () =>
    late.reject(PLUGIN_DID_NOT_END({ act, seconds: pluginLimitMs / 1000 })),
  );
  try {
    await Promise.race([work(), late.promise]);
  } finally {
    timer.cancel();
  }
}

/** The same for work whose failure is told and keeps nobody from going on. */
export async function triedInTime(
  { clock, diagnostics }: PluginTimeServices,
  plugin: string,
  act: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await inTime(clock, act, work);
  } catch (error) {
    diagnostics.error(`plugin "${plugin}" failed in ${act}`, { error });
  }
}
