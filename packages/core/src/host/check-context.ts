import { storedSlots, type CheckContext } from '../webhooks/index.ts';
import type { ConfiguredConnection, ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { Engine } from './engine.ts';

type Known = Pick<CheckContext, 'catalogue' | 'targets' | 'connections'>;

/** What this installation has, to check definitions against. */
export const known = ({ catalogue, plugins, configuration }: Engine): Known => ({
  catalogue,
  targets: plugins.targets,
  connections: [...configuration.current.connections],
});

/** The same with the network guard's hint about addresses. */
const knownAndReachable = (engine: Engine): Known & Pick<CheckContext, 'judgeUrl' | 'judgeProxy'> => ({
  ...known(engine),
  judgeUrl: (url) => engine.guard.judgeUrl(url),
  judgeProxy: (url) => engine.guard.judgeProxy(url),
});

/**
 * For a webhook or a connection that somebody has written.
 * @param previous the saved one whose secrets it may keep
 */
export function contextForInput(
  engine: Engine,
  previous?: Pick<ConfiguredWebhook | ConfiguredConnection, 'id' | 'stored' | 'definition'>,
): CheckContext {
  const kept = previous === undefined ? undefined : storedSlots({ id: previous.id, definition: previous.stored });
  return {
    ...knownAndReachable(engine),
    keepsSecret: (slot) => kept?.has(slot) ?? false,
    now: engine.clock.now(),
    keptSignatureHeader: previous?.definition.signatureHeader !== undefined,
  };
}
