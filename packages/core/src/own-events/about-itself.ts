import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { OpenEvent } from '../dispatch/open-event.ts';

/**
 * Whether an own event would have to be told over the very thing it complains of: the paused webhook, or a webhook of
 * the connection whose credentials are refused. It would arrive when nobody needs it any more.
 */
export function isAboutItself({ stored }: OpenEvent, webhook: ConfiguredWebhook): boolean {
  switch (stored.type) {
    case 'webhook.paused':
      return stored.key === webhook.id;
    case 'connection.needsAttention':
      return stored.key === webhook.connection?.id;
    default:
      return false;
  }
}
