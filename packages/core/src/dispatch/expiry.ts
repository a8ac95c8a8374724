import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import { defaultMaximumAgeSeconds } from '../webhooks/definition.ts';
import type { OpenDelivery } from './attempt.ts';

/**
 * When a new delivery is to be given up: after the maximum age of its lane, or earlier where the webhook asks for a
 * latest delivery time, which counts from `since`.
 */
export function expiryOf(webhook: ConfiguredWebhook, { now, since }: { readonly now: number; readonly since: number }) {
  const oldest = now + maximumAgeMs(webhook);
  const { deliverWithinSeconds } = webhook.definition;
  return deliverWithinSeconds === undefined ? oldest : Math.min(oldest, since + deliverWithinSeconds * 1000);
}

/**
 * When a delivery is given up. A pause never counts: since its webhook, its lane or everything was set going again a
 * delivery has the whole maximum age before it. A latest delivery time asked for by the webhook stands as it is.
 */
export function effectiveExpiry({ webhook, createdAt, expires }: OpenDelivery): number {
  const since = Math.max(webhook.statusAt, webhook.pauseChangedAt);
  if (webhook.definition.deliverWithinSeconds !== undefined || since <= createdAt) return expires;
  return Math.max(expires, since + maximumAgeMs(webhook));
}

const maximumAgeMs = ({ limits }: ConfiguredWebhook): number =>
  (limits?.maximumAgeSeconds ?? defaultMaximumAgeSeconds) * 1000;
