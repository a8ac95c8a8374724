import type { DefinitionProblem } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import { laneOf } from '../configuration/lane-of.ts';
import { webhookAsLogged } from '../configuration/logged-as.ts';
import type { WaitingChoice, WebhookSave, WebhookStatus } from '../ports/index.ts';
import { deliveriesCancelled, webhookSaved } from '../stages/log/index.ts';
import { sealWebhook, secretReader, type WebhookDefinition } from '../webhooks/index.ts';
import type { Engine } from './engine.ts';
import { withOverlap, type OverlapOptions } from './signing/index.ts';

export interface WebhookSaveOptions extends OverlapOptions {
  /** The version that was edited; that of `previous` when left out. */
  readonly version?: number;
  /** What becomes of deliveries that wait; `rebuild` when left out. */
  readonly waiting?: WaitingChoice;
}

/**
 * A definition that has passed its check, ready for the store: secrets sealed, log lines written.
 * @throws SIGNING_OVERLAP_INVALID, SECRETS_KEY_MISSING
 */
export function webhookSave(
  { secrets, clock }: Pick<Engine, 'secrets' | 'clock'>,
  id: string,
  read: WebhookDefinition,
  previous: ConfiguredWebhook | undefined,
  options: WebhookSaveOptions,
): { readonly save: WebhookSave; readonly warnings: readonly DefinitionProblem[] } {
  const at = clock.now();
  const before = previous && {
    definition: previous.definition,
    read: secretReader(secrets, 'webhook', { id: previous.id, definition: previous.stored }),
  };
  const { definition, retires, warnings } = withOverlap(read, before, options, at);
  const { waiting = 'rebuild' } = options;
  const previousVersion = options.version ?? previous?.version ?? 0;
  const logged = webhookAsLogged(id, previousVersion + 1, definition);
  const save = {
    id,
    previousVersion,
    status: statusAfter(definition, previous),
    connection: definition.connection ?? null,
    lane: laneOf(id, definition.connection),
    definition: sealWebhook(definition, { id, secrets, previous: previous?.stored, retires }),
    endsOrder: previous !== undefined && previous.definition.order !== 'none' && definition.order === 'none',
    holdsOrder: definition.order === 'recordHold',
    waiting,
    at,
    entry: webhookSaved(logged, previous === undefined ? { at } : { at, waiting }),
    cancelEntry: deliveriesCancelled(logged, { at, reason: 'webhookChanged' }),
  };
  return { save, warnings };
}

/** Saving a paused webhook as active leaves it paused: only resuming sends what it has collected. */
function statusAfter(definition: WebhookDefinition, previous: ConfiguredWebhook | undefined): WebhookStatus {
  if (!definition.active) return 'inactive';
  return previous?.status === 'paused' ? 'paused' : 'active';
}
