import type { Action } from '@eilbote/contract';
import { compileWebhook, type CompiledWebhook } from '../stages/build/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { Secrets, Store } from '../ports/index.ts';
import type { TransformSettings } from '../transforms/index.ts';
import { openWebhook, secretsOf, type WebhookDefinition, type WebhookSecrets } from '../webhooks/index.ts';
import { TARGET_MISSING } from './errors.ts';
import type { RegisteredTarget } from './targets.ts';

/** All that is needed to build the requests of one version of a webhook. */
export interface Recipe {
  readonly compiled: CompiledWebhook;
  readonly registered: RegisteredTarget;
  readonly secrets: WebhookSecrets;
}

export interface RecipeServices {
  readonly catalogue: Catalogue;
  readonly secrets: Secrets;
  readonly store: Pick<Store, 'webhookVersion'>;
  readonly transforms: TransformSettings;
  target(id: string): RegisteredTarget | undefined;
}

/** Older versions are needed for a while after a save only. */
const mostPinned = 64;

/** Compiles each version of a webhook once, when its first delivery needs it. */
export class Recipes {
  readonly #services: RecipeServices;
  readonly #current = new WeakMap<ConfiguredWebhook, Recipe>();
  readonly #pinned = new Map<string, Recipe>();

  constructor(services: RecipeServices) {
    this.#services = services;
  }

  /** @throws TARGET_MISSING, WEBHOOK_NOT_BUILDABLE, TEMPLATE_INVALID, DEFINITION_DAMAGED */
  current(webhook: ConfiguredWebhook): Recipe {
    let recipe = this.#current.get(webhook);
    if (recipe === undefined) {
      recipe = this.compile(webhook, webhook.definition, webhook.stored);
      this.#current.set(webhook, recipe);
    }
    return recipe;
  }

  /**
   * The recipe of an earlier version, with URL and connection as they are now; the present one where the webhook has
   * another action since and one of the two takes several calls: nothing is frozen of those.
   */
  async pinned(webhook: ConfiguredWebhook, version: number): Promise<Recipe> {
    if (version === webhook.version) return this.current(webhook);
    const key = `${webhook.id} ${version} ${webhook.version} ${webhook.connection?.version ?? 0}`;
    const known = this.#pinned.get(key);
    if (known !== undefined) return known;
    const row = await this.#services.store.webhookVersion(webhook.id, version);
    if (row === undefined) return this.current(webhook);
    const { definition } = openWebhook(row.definition, { id: webhook.id, secrets: this.#services.secrets });
    const recipe = this.#isAnother(webhook.definition, definition)
      ? this.current(webhook)
      : this.compile(webhook, addressedAs(webhook.definition, definition), row.definition);
    const oldest = this.#pinned.keys().next();
    if (this.#pinned.size >= mostPinned && !oldest.done) this.#pinned.delete(oldest.value);
    this.#pinned.set(key, recipe);
    return recipe;
  }

  /** For a definition that need not be saved: what explain works with. */
  compile(
    { id, connection }: Pick<ConfiguredWebhook, 'id' | 'connection'>,
    definition: WebhookDefinition,
    stored: string,
  ): Recipe {
    const { catalogue, target, secrets, transforms } = this.#services;
    const registered = target(definition.target);
    const action = actionOf(registered, definition);
    const eventType = catalogue.eventType(definition.event);
    if (registered === undefined || action === undefined || eventType === undefined) {
      throw TARGET_MISSING({ target: definition.target, action: definition.action });
    }
    const compiled = compileWebhook({
      id,
      definition,
      eventType,
      action,
      tableOf: (name) => catalogue.table(name),
      connection: connection?.definition,
      transforms,
    });
    const connectionRow = connection === undefined ? undefined : { id: connection.id, definition: connection.stored };
    return { compiled, registered, secrets: secretsOf(secrets, { id, definition: stored }, connectionRow) };
  }

  #isAnother(present: WebhookDefinition, earlier: WebhookDefinition): boolean {
    const [one, other] = [present, earlier].map((each) => actionOf(this.#services.target(each.target), each));
    return one !== other && [one, other].some((action) => action !== undefined && 'steps' in action);
  }
}

function actionOf(registered: RegisteredTarget | undefined, { action }: WebhookDefinition): Action | undefined {
  const actions = registered?.target.actions ?? {};
  return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

/** Only the content is of the earlier version; its address need not be one any more. */
function addressedAs(present: WebhookDefinition, earlier: WebhookDefinition): WebhookDefinition {
  const { url: _url, connection: _connection, path: _path, ...content } = earlier;
  const { url, connection, path } = present;
  return {
    ...content,
    ...(url === undefined ? {} : { url }),
    ...(connection === undefined ? {} : { connection }),
    ...(path === undefined ? {} : { path }),
  };
}
