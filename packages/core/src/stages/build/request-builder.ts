import type { Action, RequestBuilder, WebhookShape } from '@eilbote/contract';
import { WEBHOOK_NOT_BUILDABLE } from './errors.ts';

/**
 * The builder that stands innermost: it asks the action of the webhook's target system.
 * @param actionOf finds the action that a webhook names
 */
export const requestBuilder = (actionOf: (webhook: WebhookShape) => Action | undefined): RequestBuilder => ({
  build(input) {
    const action = actionOf(input.webhook);
    if (action !== undefined) return action.request(input);
    const { name, target } = input.webhook;
    throw WEBHOOK_NOT_BUILDABLE({
      name,
      reason: {
        de: `Das Zielsystem „${target}“ ist nicht vorhanden. Der Administrator muss sein Plugin wieder anmelden.`,
        en: `The target system "${target}" is not there. The administrator has to register its plugin again.`,
      },
    });
  },
});
