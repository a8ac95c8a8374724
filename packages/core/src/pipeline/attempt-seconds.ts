import type { TargetSystem } from '@eilbote/contract';
import type { WebhookDefinition } from '../webhooks/index.ts';

/** So many time limits of a call an attempt of several calls may take. */
const severalCalls = 8;

/** Seconds for one attempt of a webhook; its lease lasts a little longer. */
export function attemptSeconds(
  { timeLimitSeconds, action }: Pick<WebhookDefinition, 'timeLimitSeconds' | 'action'>,
  target: TargetSystem | undefined,
): number {
  const found = target !== undefined && Object.hasOwn(target.actions, action) ? target.actions[action] : undefined;
  return found !== undefined && 'steps' in found ? severalCalls * timeLimitSeconds : timeLimitSeconds;
}
