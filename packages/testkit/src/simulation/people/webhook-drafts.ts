import type { CoalesceDefinition, LaneLimits, WebhookInput } from '@eilbote/core';
import type { Chance } from '../chance.ts';
import { eventTypes } from './publisher.ts';

/** Makes webhooks of all shapes. The URL of each save carries its number, so that the receiver sees which one is in force. */
export class WebhookDrafts {
  readonly #chance: Chance;
  readonly #hosts: readonly string[];
  readonly #severalCalls: number;
  readonly #ofSeveral: Chance;
  #saves = 0;

  /** @param severalCalls part of those with a connection whose action takes several */
  constructor(chance: Chance, hosts: readonly string[], severalCalls: number) {
    this.#chance = chance;
    this.#hosts = hosts;
    this.#severalCalls = severalCalls;
    this.#ofSeveral = chance.named('webhooks of several calls');
  }

  /** @param connections ids of those that there are */
  draft(name: string, connections: readonly string[], order?: WebhookInput['order']): WebhookInput {
    this.#saves += 1;
    const chance = this.#chance;
    const connection = connections.length > 0 && chance.happens(0.5) ? chance.pick(connections) : undefined;
    const address =
      connection === undefined
        ? { url: `https://${chance.pick(this.#hosts)}/${name}?save=${this.#saves}`, limits: this.limits() }
        : { connection, path: `/${name}?save=${this.#saves}` };
    const takesSeveral = connection !== undefined && this.#ofSeveral.happens(this.#severalCalls);
    return {
      name,
      event: chance.pick(eventTypes),
      target: 'simulated',
      action: takesSeveral ? 'save' : 'call',
      ...address,
      ...(chance.happens(0.5) ? { conditions: { text: `Status >= ${chance.integer(0, 9)}`, mode: 'evaluate' } } : {}),
      fields: ['AuftragsNr', 'Status'],
      attributes: [{ name: 'save', text: String(this.#saves) }],
      retryAfterSeconds: chance.pick([[], [1], [1, 2, 4], [1, 5, 5, 10, 30, 60]]),
      order: order ?? chance.pick(['none', 'record', 'record', 'recordHold']),
      timeLimitSeconds: chance.pick([2, 5, 15]),
      ...(chance.happens(0.3) ? { coalesce: this.#coalesce() } : {}),
    };
  }

  #coalesce(): CoalesceDefinition {
    const windowSeconds = this.#chance.pick([1, 3, 10]);
    return { windowSeconds, longestSeconds: windowSeconds * this.#chance.pick([1, 2, 4]) };
  }

  limits(): LaneLimits {
    const chance = this.#chance;
    return {
      ...(chance.happens(0.5) ? { concurrency: chance.pick([1, 1, 2, 4]) } : {}),
      ...(chance.happens(0.2) ? { rates: [{ calls: chance.integer(1, 10), seconds: chance.pick([1, 5, 10]) }] } : {}),
    };
  }
}
