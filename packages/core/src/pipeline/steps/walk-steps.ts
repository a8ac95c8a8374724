import { isEilboteError, type AcceptedEvent, type LocalizedText } from '@eilbote/contract';
import type { Clock } from '../../ports/index.ts';
import {
  buildStep,
  prepareInput,
  thrownBy,
  type DeliveryToFill,
  type UnbuildableRequest,
} from '../../stages/build/index.ts';
import type { Recipe } from '../recipes.ts';
import { SampleSteps, type SampleCall } from './sample-steps.ts';

/** The calls that an action of several would make, answered by its samples. */
export interface WalkedSteps {
  readonly kind: 'walked';
  readonly calls: readonly SampleCall[];
  /** Names of the fields that are sent. */
  readonly fields: readonly string[];
  readonly warnings: readonly LocalizedText[];
}

/** Walks the steps of an action without a call; `undefined` for an action of one call. */
export async function walkSteps(
  { compiled, registered }: Recipe,
  event: AcceptedEvent,
  delivery: DeliveryToFill,
  clock: Clock,
): Promise<WalkedSteps | UnbuildableRequest | undefined> {
  const { action } = compiled;
  if (!('steps' in action)) return undefined;
  const { transformer, plugin } = registered;
  const prepared = prepareInput(compiled, event, delivery);
  if ('kind' in prepared) return prepared;
  const { input, fields, warnings } = prepared;
  const walk = new SampleSteps((draft) => buildStep(draft, input, { transformer, plugin, clock }));
  try {
    await action.steps(walk, input);
    return { kind: 'walked', calls: walk.calls, fields, warnings };
  } catch (thrown) {
    const error = thrownBy({ plugin, stage: 'build', clock }, thrown);
    const failure = isEilboteError(thrown) ? 'BUILD_FAILED' : 'PLUGIN_CRASHED';
    return { kind: 'unbuildable', failure, reason: error.text, error, input, fields, warnings };
  }
}
