import type { RequestDraft, RequestInput } from '@eilbote/contract';
import { encodeRequest, type WireRequest } from '../../request/index.ts';
import type { BuildServices } from './build-request.ts';
import { callPlugin, checkedDraft, thrownBy, type PluginCall } from './plugin-call.ts';
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
  const own = withAccountHeaders(checkedDraft({ plugin, stage: 'build', clock }, draft), input);
  const call: PluginCall = { plugin, stage: 'transform', clock };
  try {
    const changed = await callPlugin(call, () => transformer.transform(own, input));
    return encodeRequest(changed === own ? own : checkedDraft(call, changed));
  } catch (error) {
    throw thrownBy(call, error);
  }
}
