import type { Configuration } from '../../configuration/configuration.ts';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { LANE_IS_SHARED, LANE_NAME_AMBIGUOUS, LANE_UNKNOWN } from './errors.ts';

/** A lane and who uses it. */
export interface ConfiguredLane {
  readonly lane: string;
  /** Id of its connection, or of the webhook whose own URL it is. */
  readonly owner: string;
  /** Of its connection or webhook. */
  readonly name: string;
  readonly webhooks: readonly ConfiguredWebhook[];
}

/** A lane for each connection, also one that no webhook uses, and for each webhook with a URL of its own. */
export function configuredLanes({ connections, webhooks: all }: Configuration): readonly ConfiguredLane[] {
  const webhooks = [...all];
  const users = Map.groupBy(webhooks, ({ lane }) => lane);
  const ofConnections = [...connections].map(({ id, definition: { name } }): ConfiguredLane => {
    const lane = `connection:${id}`;
    return { lane, owner: id, name, webhooks: users.get(lane) ?? [] };
  });
  const ofWebhooks = webhooks
    .filter(({ connection }) => connection === undefined)
    .map((webhook) => ({ lane: webhook.lane, owner: webhook.id, name: webhook.definition.name, webhooks: [webhook] }));
  return [...ofConnections, ...ofWebhooks];
}

/**
 * A lane by its id, by the id of its connection or webhook, or by their name where only one has it.
 * @throws LANE_UNKNOWN, LANE_NAME_AMBIGUOUS, LANE_IS_SHARED for a webhook that uses a connection
 */
export function findLane(wanted: string, configuration: Configuration): ConfiguredLane {
  const all = configuredLanes(configuration);
  const byId = all.find(({ lane, owner }) => lane === wanted || owner === wanted);
  if (byId !== undefined) return byId;
  const named = all.filter(({ name }) => name === wanted);
  const [only, another] = named;
  if (another !== undefined) throw LANE_NAME_AMBIGUOUS({ name: wanted, lanes: named.map(({ lane }) => lane) });
  if (only !== undefined) return only;
  const webhook = [...configuration.webhooks].find(({ id, definition }) => id === wanted || definition.name === wanted);
  if (webhook?.connection === undefined) throw LANE_UNKNOWN({ lane: wanted });
  throw LANE_IS_SHARED({ webhook: webhook.definition.name, connection: webhook.connection.definition.name });
}
