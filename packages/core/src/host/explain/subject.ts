import { isEilboteError, type DefinitionProblem, type FailureClass, type LocalizedText } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { laneOf } from '../../configuration/lane-of.ts';
import { webhookAsLogged } from '../../configuration/logged-as.ts';
import { comparedDetails, compiledConditions } from '../../configuration/stored-configuration.ts';
import { attemptSeconds } from '../../pipeline/attempt-seconds.ts';
import { SECRETS_LOCKED } from '../../pipeline/errors.ts';
import type { Recipe } from '../../pipeline/recipes.ts';
import { readWebhook, sealWebhook, WEBHOOK_INVALID, type WebhookInput } from '../../webhooks/index.ts';
import { WEBHOOK_UNKNOWN } from '../administration-errors.ts';
import { contextForInput } from '../check-context.ts';
import type { Engine } from '../engine.ts';

/**
 * A saved webhook by its id, as it is or as it would be with another definition; or a definition that need not be
 * saved. A secret that is `true` is the one that the saved webhook has.
 */
export type WebhookToExplain = { readonly webhookId: string; readonly definition?: WebhookInput } | WebhookInput;

/** A webhook, saved or not, as a delivery would use it. */
export interface Subject {
  readonly shown: { readonly id?: string; readonly name: string; readonly version?: number };
  readonly warnings: readonly DefinitionProblem[];
  /** Version 0 where it was not saved like this. */
  readonly webhook: ConfiguredWebhook;
  /** Or why there is none. */
  readonly recipe: Recipe | NoRecipe;
}

interface NoRecipe {
  readonly failure: LocalizedText;
  readonly failureClass: FailureClass;
}

/** @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID */
export async function subjectFor(webhook: WebhookToExplain, engine: Engine): Promise<Subject> {
  const configuration = await engine.configuration.reload();
  if (!('webhookId' in webhook)) return unsavedSubject(webhook, undefined, engine);
  const saved = configuration.webhook(webhook.webhookId);
  if (saved === undefined) throw WEBHOOK_UNKNOWN({ webhook: webhook.webhookId });
  if (webhook.definition !== undefined) return unsavedSubject(webhook.definition, saved, engine);
  const { id, version, definition } = saved;
  const unusable = saved.connection?.refusal;
  if (unusable !== undefined) {
    const recipe = { failure: unusable.text, failureClass: 'BUILD_FAILED' as const };
    return { shown: { id, name: definition.name, version }, warnings: [], webhook: saved, recipe };
  }
  const recipe = saved.locked
    ? { failure: SECRETS_LOCKED({ webhook: definition.name }).text, failureClass: 'SECRET_UNAVAILABLE' as const }
    : recipeOr(() => engine.recipes.current(saved));
  return { shown: { id, name: definition.name, version }, warnings: [], webhook: saved, recipe };
}

/** @param saved the webhook whose secrets the definition may keep */
function unsavedSubject(input: WebhookInput, saved: ConfiguredWebhook | undefined, engine: Engine): Subject {
  const { secrets, clock, recipes } = engine;
  const configuration = engine.configuration.current;
  const context = contextForInput(engine, saved);
  const { definition, problems, warnings } = readWebhook(input, context);
  if (definition === undefined || problems.length > 0) throw WEBHOOK_INVALID({ name: input.name, problems });
  const id = saved?.id ?? engine.newId('whk');
  const now = clock.now();
  const connection = definition.connection === undefined ? undefined : configuration.connection(definition.connection);
  const unsaved = (stored: string): ConfiguredWebhook => ({
    id,
    version: 0,
    status: 'active',
    statusReason: null,
    statusAt: now,
    pauseChangedAt: 0,
    createdAt: now,
    savedAt: now,
    lane: laneOf(id, definition.connection),
    limits: undefined,
    attemptSeconds: attemptSeconds(definition, engine.plugins.target(definition.target)?.target),
    definition,
    locked: false,
    stored,
    connection,
    conditions: compiledConditions(definition, context),
    changes: comparedDetails(definition, engine.catalogue),
    logged: webhookAsLogged(id, 0, definition),
  });
  let webhook = unsaved('');
  const recipe = recipeOr(() => {
    webhook = unsaved(sealWebhook(definition, { id, secrets, previous: saved?.stored }));
    return recipes.current(webhook);
  });
  return {
    shown: { ...(saved === undefined ? {} : { id }), name: definition.name },
    warnings,
    webhook,
    recipe,
  };
}

function recipeOr(make: () => Recipe): Subject['recipe'] {
  try {
    return make();
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return { failure: error.text, failureClass: 'BUILD_FAILED' };
  }
}
