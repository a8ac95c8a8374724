import { failed, retry, type EilboteError, type Outcome, type SeveralCallAction } from '@eilbote/contract';
import type { OpenDelivery } from '../../dispatch/index.ts';
import type { Clock } from '../../ports/index.ts';
import {
  buildStep,
  callPlugin,
  PLUGIN_THREW,
  PLUGIN_TOO_SLOW,
  prepareInput,
  thrownBy,
  type PluginCall,
  type Prepared,
  type UnbuildableRequest,
} from '../../stages/build/index.ts';
import { isOutcome } from '../../stages/send/index.ts';
import type { Recipe } from '../recipes.ts';
import { databaseTooSlow } from './reasons.ts';
import { StepsRun, type MadeCall, type StepsServices } from './steps-run.ts';
import type { Stop } from './stop.ts';

/** A call that lasts until the end of the attempt is to tell itself how it went. */
const graceMs = 1_000;
/** After an attempt that came to no call, until the next. */
const lookAgainMs = 2_000;

/** How an attempt of several calls ended. */
export interface SteppedAttempt {
  readonly prepared: Prepared;
  readonly calls: readonly MadeCall[];
  readonly end: Exclude<Stop, { kind: 'late' }> | Ended;
}

/**
 * One attempt of an action of several calls. Nothing is frozen of it: each attempt begins with the first step, and what
 * has succeeded is not made again.
 * @param recipe of the version that the delivery is made with
 */
export async function attemptSteps(
  delivery: OpenDelivery,
  action: SeveralCallAction,
  { compiled, registered }: Recipe,
  services: Omit<StepsServices, 'build' | 'classify' | 'end'>,
): Promise<SteppedAttempt | UnbuildableRequest> {
  const { webhook, open, elements, id } = delivery;
  const { transformer, plugin, target } = registered;
  const { clock } = services;
  const prepared = prepareInput(compiled, open.event, elements === null ? { id } : { id, elements });
  if ('kind' in prepared) return prepared;
  const { input } = prepared;
  const limitMs = webhook.attemptSeconds * 1000;
  const run = new StepsRun(delivery, {
    ...services,
    classify: (answer) => target.classify?.(answer),
    end: clock.monotonic() + limitMs,
    build: (draft) => buildStep(draft, input, { transformer, plugin, clock }),
  });
  const call: PluginCall = { plugin, stage: 'build', clock, limitMs: limitMs + graceMs };
  let outcome: Outcome;
  try {
    outcome = checked(await callPlugin(call, () => action.steps(run, input)), plugin);
  } catch (error) {
    const problem = thrownBy(call, error);
    if (PLUGIN_TOO_SLOW.is(problem) && run.isBusy) run.close();
    outcome = crashed(problem);
  }
  const end: Stop | Ended = run.stopped ?? { kind: 'ended', outcome };
  run.close();
  const { calls } = run;
  return { prepared, calls, end: end.kind === 'late' ? tooLate(calls, webhook.attemptSeconds, clock) : end };
}

interface Ended {
  readonly kind: 'ended';
  readonly outcome: Outcome;
}

/** It goes on with the next attempt; one without a call has spent none. */
function tooLate(calls: readonly MadeCall[], seconds: number, clock: Clock): SteppedAttempt['end'] {
  if (calls.length === 0) return { kind: 'waits', until: clock.now() + lookAgainMs, reason: databaseTooSlow };
  return { kind: 'ended', outcome: retry('RESPONSE_TIMEOUT', `its calls took longer than ${seconds} s together`) };
}

function checked(outcome: Outcome | undefined, plugin: string): Outcome {
  if (outcome === undefined) return { kind: 'delivered' };
  if (isOutcome(outcome)) return outcome;
  return failed('PLUGIN_CRASHED', `the plugin "${plugin}" told no known outcome`);
}

const crashed = (error: EilboteError): Outcome =>
  failed(PLUGIN_THREW.is(error) || PLUGIN_TOO_SLOW.is(error) ? 'PLUGIN_CRASHED' : 'BUILD_FAILED', error.text.en);
