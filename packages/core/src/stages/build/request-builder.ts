import type { RequestBuilder, RequestDraft, RequestInput, TargetSystem } from '@eilbote/contract';
import { WEBHOOK_NOT_BUILDABLE } from './errors.ts';

/**
 * The builder that stands innermost: it asks the action of the webhook's target system.
 * @param targetOf finds the target system with this id
 */
export const requestBuilder = (targetOf: (id: string) => TargetSystem | undefined): RequestBuilder => ({
  build(input) {
    const { name, target: id, action } = input.webhook;
    const target = targetOf(id);
    const found = target !== undefined && Object.hasOwn(target.actions, action) ? target.actions[action] : undefined;
    if (target !== undefined && found !== undefined && 'request' in found) {
      const draft = found.request(input);
      return target.account === undefined ? draft : withAccountHeaders(draft, input);
    }
    throw WEBHOOK_NOT_BUILDABLE({
      name,
      reason: {
        de: `Das Zielsystem „${id}“ ist nicht vorhanden. Der Administrator muss sein Plugin wieder anmelden.`,
        en: `The target system "${id}" is not there. The administrator has to register its plugin again.`,
      },
    });
  },
});

/** What the account and the webhook want in every call, which no action has to think of. Its own headers go before. */
export const withAccountHeaders = (draft: RequestDraft, { webhook }: RequestInput): RequestDraft => ({
  ...draft,
  headers: { ...webhook.headers, ...draft.headers },
});
