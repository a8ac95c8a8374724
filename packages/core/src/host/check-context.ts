import { secretReceivers, storedSlots, type CheckContext } from '../webhooks/index.ts';
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
 * @param together ids of webhooks that are written together with it, and so are checked with it
 */
export function contextForInput(
  engine: Engine,
  previous?: Pick<ConfiguredWebhook | ConfiguredConnection, 'id' | 'stored' | 'definition'>,
  together: ReadonlySet<string> = new Set(),
): CheckContext {
  const { webhooks, connections } = engine.configuration.current;
  const context = {
    ...knownAndReachable(engine),
    otherWebhooks: namesBut(previous?.id, webhooks),
    otherConnections: namesBut(previous?.id, connections),
    now: engine.clock.now(),
  };
  if (previous === undefined) return { ...context, keepsSecret: () => false };
  const { id, stored, definition } = previous;
  const kept = storedSlots({ id, definition: stored });
  return {
    ...context,
    keepsSecret: (slot) => kept.has(slot),
    keptFor: secretReceivers(definition, context.connections),
    secretsOfWebhooks: webhooksWithSecrets(engine, id, together),
    keptSignatureHeader: definition.signatureHeader !== undefined,
  };
}

const namesBut = (
  id: string | undefined,
  all: Iterable<Pick<ConfiguredWebhook | ConfiguredConnection, 'id' | 'definition'>>,
): ReadonlySet<string> => new Set([...all].filter((one) => one.id !== id).map(({ definition }) => definition.name));

const webhooksWithSecrets = (
  { configuration }: Engine,
  connection: string,
  together: ReadonlySet<string>,
): readonly string[] =>
  [...configuration.current.webhooks]
    .filter(({ id, definition }) => definition.connection === connection && !together.has(id))
    .filter(({ definition }) => [...definition.attributes, ...definition.headers].some((part) => 'secret' in part))
    .map(({ definition }) => definition.name);
