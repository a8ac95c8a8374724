import type { LoggedConnection, LoggedWebhook } from '../stages/log/index.ts';
import type { ConnectionDefinition, WebhookDefinition } from '../webhooks/index.ts';

/** A version of a webhook as the lines of the delivery log name it. */
export const webhookAsLogged = (
  id: string,
  version: number,
  { name, target, action }: WebhookDefinition,
): LoggedWebhook => ({ id, name, version, target, action });

export const connectionAsLogged = (
  id: string,
  version: number,
  { name, target }: ConnectionDefinition,
): LoggedConnection => ({ id, name, version, target });
