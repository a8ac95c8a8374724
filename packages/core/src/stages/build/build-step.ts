import { isEilboteError, type EilboteError, type RequestDraft, type RequestInput } from '@eilbote/contract';
import { encodeRequest, type WireRequest } from '../../request/index.ts';
import type { BuildServices } from './build-request.ts';
import { draftFault } from './draft-check.ts';
import { REQUEST_DRAFT_INVALID } from './errors.ts';
import { callPlugin, thrownBy, type PluginCall } from './plugin-call.ts';
import { withAccountHeaders } from './request-builder.ts';

/**
 * Makes the request of one step: the same way as that of a single call, from what the action gave instead of from its
 * `request`.
 * @throws EilboteError of what is wrong with it
 */
export async function buildStep(
  draft: RequestDraft,
  input: RequestInput,
  { transformer, clock, plugin }: Omit<BuildServices, 'builder'>,
): Promise<WireRequest> {
  const own = withAccountHeaders(checked({ plugin, stage: 'build', clock }, draft), input);
  const call: PluginCall = { plugin, stage: 'transform', clock };
  try {
    const changed = await callPlugin(call, () => transformer.transform(own, input));
    return encodeRequest(changed === own ? own : checked(call, changed));
  } catch (error) {
    throw thrownBy(call, error);
  }
}

function checked({ plugin, stage }: PluginCall, draft: RequestDraft): RequestDraft {
  const fault = draftFault(draft);
  if (fault === undefined) return draft;
  throw REQUEST_DRAFT_INVALID({ plugin, stage, fault });
}

/** What code of a plugin threw between its calls. */
export const thrownBySteps = (plugin: string, clock: PluginCall['clock'], error: unknown): EilboteError =>
  isEilboteError(error) ? error : thrownBy({ plugin, stage: 'build', clock }, error);
