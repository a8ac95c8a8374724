import { isEilboteError, type EilboteError, type RequestDraft } from '@eilbote/contract';
import type { Clock } from '../../ports/clock.ts';
import { draftFault } from './draft-check.ts';
import { PLUGIN_THREW, PLUGIN_TOO_SLOW, REQUEST_DRAFT_INVALID } from './errors.ts';

/** Milliseconds that code of a plugin may take for one delivery. Endless loops without a pause cannot be interrupted. */
export const pluginTimeLimitMs = 5_000;

/** Who is called, and when; for time limit and reasons. */
export interface PluginCall {
  readonly plugin: string;
  readonly stage: 'build' | 'transform';
  readonly clock: Clock;
  /** Milliseconds it may take; {@link pluginTimeLimitMs} when left out. */
  readonly limitMs?: number;
}

/** What the plugin gave, if it is a request. @throws REQUEST_DRAFT_INVALID */
export function checkedDraft({ plugin, stage }: PluginCall, draft: RequestDraft): RequestDraft {
  const fault = draftFault(draft);
  if (fault === undefined) return draft;
  throw REQUEST_DRAFT_INVALID({ plugin, stage, fault });
}

/**
 * Calls code of a plugin. A promise that does not settle in time is given up.
 * @throws whatever the plugin throws, PLUGIN_TOO_SLOW
 */
export function callPlugin<T>(call: PluginCall, run: () => T | Promise<T>): T | Promise<T> {
  const result = run();
  return isPromise(result) ? inTime(call, result) : result;
}

async function inTime<T>(call: PluginCall, result: PromiseLike<T>): Promise<T> {
  const { plugin, stage, clock, limitMs = pluginTimeLimitMs } = call;
  const late = Promise.withResolvers<never>();
  const timer = clock.timer(limitMs, () => {
    late.reject(PLUGIN_TOO_SLOW({ plugin, stage, seconds: limitMs / 1000 }));
  });
  try {
    return await Promise.race([result, late.promise]);
  } finally {
    timer.cancel();
  }
}

/** What a plugin threw, as one of our errors: its message stays in `cause`, because it could quote a record. */
export function thrownBy({ plugin, stage }: PluginCall, error: unknown): EilboteError {
  return isEilboteError(error) ? error : PLUGIN_THREW({ plugin, stage, thrown: faultOf(error) }, { cause: error });
}

/** What a plugin threw, in words that cannot quote a record: its kind, and where in the code. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const name = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  const place = placeOf(error);
  return place === undefined ? name : `${name}, ${place}`;
}

/** File and line of the topmost frame. Only behind a head we can recognise: the message itself could hold data. */
function placeOf({ name, message, stack = '' }: Error): string | undefined {
  const head = `${name}: ${message}`;
  if (!stack.startsWith(head)) return undefined;
  return /([^/\\()\s]{1,80}:[0-9]+):[0-9]+\)?$/m.exec(stack.slice(head.length))?.[1];
}

const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
