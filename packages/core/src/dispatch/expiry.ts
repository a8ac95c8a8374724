import { defaultMaximumAgeSeconds } from '../webhooks/definition.ts';
import type { OpenDelivery } from './attempt.ts';

/**
 * When a delivery is given up. A pause never counts: since its webhook was set going again a delivery has the whole
 * maximum age before it. A latest delivery time asked for by the webhook stands as it is.
 */
export function effectiveExpiry({ webhook, createdAt, expires }: OpenDelivery): number {
  if (webhook.definition.deliverWithinSeconds !== undefined || webhook.statusAt <= createdAt) return expires;
  return Math.max(expires, webhook.statusAt + (webhook.limits?.maximumAgeSeconds ?? defaultMaximumAgeSeconds) * 1000);
}
