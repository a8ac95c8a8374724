import {
  isEilboteError,
  type AcceptedEvent,
  type EilboteError,
  type FailureClass,
  type LocalizedText,
  type RequestBuilder,
  type RequestDraft,
  type RequestInput,
  type Transformer,
} from '@eilbote/contract';
import type { Clock } from '../../ports/clock.ts';
import { encodeRequest, type WireRequest } from '../../request/index.ts';
import type { CompiledWebhook, Prepared } from './compile-webhook.ts';
import { PLUGIN_THREW } from './errors.ts';
import type { DeliveryToFill } from './filling.ts';
import { freezeEvent } from './freeze-event.ts';
import { callPlugin, checkedDraft, thrownBy, type PluginCall } from './plugin-call.ts';

/** The services of the scope of the plugin that the target system came with. */
export interface BuildServices {
  readonly builder: RequestBuilder;
  readonly transformer: Transformer;
  readonly clock: Clock;
  /** Id of the plugin, for reasons. */
  readonly plugin: string;
}

/** The plain values of one delivery, or why there are none: what an action of several calls begins with. */
export function prepareInput(
  webhook: CompiledWebhook,
  event: AcceptedEvent,
  delivery: DeliveryToFill,
): Prepared | UnbuildableRequest {
  try {
    return webhook.prepare(freezeEvent(event), delivery);
  } catch (thrown) {
    if (!isEilboteError(thrown)) throw thrown;
    return { ...nothingYet, kind: 'unbuildable', failure: 'BUILD_FAILED', reason: thrown.text, error: thrown };
  }
}

/** What became of build and transform for one delivery. */
export type BuildResult = BuiltRequest | UnbuildableRequest;

interface BuildTrace {
  /** Names of the fields that are sent. */
  readonly fields: readonly string[];
  readonly warnings: readonly LocalizedText[];
  /** The evaluated values; absent where already they failed. */
  readonly input?: RequestInput;
  /** What the target system made of them. */
  readonly draft?: RequestDraft;
  /** The same after transform. */
  readonly transformed?: RequestDraft;
}

/** A request that can be sent. */
export interface BuiltRequest extends Required<BuildTrace> {
  readonly kind: 'built';
  readonly wire: WireRequest;
}

/** No request: trying again would come to the same. */
export interface UnbuildableRequest extends BuildTrace {
  readonly kind: 'unbuildable';
  readonly failure: Extract<FailureClass, 'BUILD_FAILED' | 'TRANSFORM_FAILED' | 'PLUGIN_CRASHED'>;
  /** A sentence without data of records. */
  readonly reason: LocalizedText;
  /** For observers and developers; its `cause` may hold data. */
  readonly error: EilboteError;
}

/**
 * Build and transform of one delivery, up to the finished request whose secrets are slots. The dispatcher and explain
 * both come this way; nothing else makes a request. Never throws: whatever goes wrong concerns this delivery alone.
 */
export async function buildRequest(
  webhook: CompiledWebhook,
  event: AcceptedEvent,
  delivery: DeliveryToFill,
  services: BuildServices,
): Promise<BuildResult> {
  let trace: BuildTrace = nothingYet;
  let stage: Stage = 'build';
  // Until the values are evaluated, no code of the plugin has run that could be to blame.
  const plugin = () => (trace.input === undefined ? 'eilbote' : services.plugin);
  const call = (): PluginCall => ({ plugin: plugin(), stage, clock: services.clock });
  try {
    const { input, fields, warnings }: Prepared = webhook.prepare(freezeEvent(event), delivery);
    trace = { input, fields, warnings };
    const building = callPlugin(call(), () => services.builder.build(input));
    const draft = checkedDraft(call(), building instanceof Promise ? await building : building);
    trace = { input, fields, warnings, draft };
    stage = 'transform';
    const changing = callPlugin(call(), () => services.transformer.transform(draft, input));
    const changed = changing instanceof Promise ? await changing : changing;
    const transformed = changed === draft ? draft : checkedDraft(call(), changed);
    trace = { input, fields, warnings, draft, transformed };
    if (changed === draft) stage = 'build';
    return { kind: 'built', wire: encodeRequest(transformed), input, fields, warnings, draft, transformed };
  } catch (thrown) {
    const error = thrownBy(call(), thrown);
    return { ...trace, kind: 'unbuildable', failure: failureOf(stage, error), reason: error.text, error };
  }
}

type Stage = PluginCall['stage'];

const nothingYet: BuildTrace = { fields: [], warnings: [] };

function failureOf(stage: Stage, error: EilboteError): UnbuildableRequest['failure'] {
  if (stage === 'transform') return 'TRANSFORM_FAILED';
  return PLUGIN_THREW.is(error) ? 'PLUGIN_CRASHED' : 'BUILD_FAILED';
}
