import type { WaitingChoice } from '@eilbote/core';
import type { Chance } from '../chance.ts';
import type { Climate } from '../climate.ts';
import type { Machine, RunningHost } from '../machine.ts';
import { WebhookDrafts } from './webhook-drafts.ts';

const acts = {
  save: 5,
  pause: 2,
  activate: 4,
  deactivate: 2,
  remove: 1,
  create: 2,
  pauseLane: 2,
  pauseAll: 1,
  resume: 3,
} as const;
const mostAttempts = 60;
const choices: readonly WaitingChoice[] = ['rebuild', 'rebuild', 'keep', 'cancel'];

/** Sets webhooks up, changes them while they work, and leaves all of them active in the end. */
export class Administrator {
  readonly #machine: Machine;
  readonly #climate: Climate;
  readonly #chance: Chance;
  readonly #drafts: WebhookDrafts;
  #connections: string[] = [];
  #created = 0;

  constructor(machine: Machine, climate: Climate, chance: Chance) {
    this.#machine = machine;
    this.#climate = climate;
    this.#chance = chance;
    this.#drafts = new WebhookDrafts(
      chance,
      machine.network.receivers.map(({ host }) => host),
      climate.severalCalls,
    );
  }

  async setUp(): Promise<void> {
    const { engine } = await this.#host();
    for (let index = 0; index < this.#climate.connections; index += 1) {
      const { host } = this.#chance.pick(this.#machine.network.receivers);
      const limits = this.#drafts.limits();
      this.#connections.push(
        await engine.createConnection({
          name: `c${index}`,
          target: 'simulated',
          baseUrl: `https://${host}/c${index}`,
          limits,
        }),
      );
    }
    for (let index = 0; index < this.#climate.webhooks; index += 1) await engine.createWebhook(this.#newWebhook());
  }

  /** Changes something now and then, until the time is over. */
  async work(until: number): Promise<void> {
    const { time } = this.#machine;
    const pause = Math.ceil((until - time.now) / Math.max(1, this.#climate.administratorActs));
    for (let act = 0; act < this.#climate.administratorActs; act += 1) {
      await this.#machine.wait(this.#chance.integer(1, 2 * pause));
      if (time.now >= until) return;
      await this.#try(() => this.#act());
    }
  }

  /** Nothing stays paused, parked or held: what waits can go. */
  async settleDown(): Promise<void> {
    const { webhooks } = this.#machine.account;
    for (const lane of webhooks.paused) await this.#insist(({ engine }) => engine.setPause(lane, false));
    for (const [id, { order }] of webhooks.current) {
      await this.#insist(async ({ engine }) => engine.setStatus(id, 'active', 'keep'));
      if (order !== 'recordHold') continue;
      const draft = this.#drafts.draft(`w-${id}`, this.#connections, 'none');
      await this.#insist(async ({ engine }) => engine.saveWebhook(id, draft, 'keep'));
    }
  }

  async #act(): Promise<void> {
    const { account } = this.#machine;
    const { engine, process } = await this.#host();
    const act = this.#chance.weighted(acts);
    const ids = [...account.webhooks.current.keys()];
    const id = ids.length === 0 ? undefined : this.#chance.pick(ids);
    const waiting = this.#chance.pick(choices);
    account.note(`${process.owner.id}: administrator: ${act} ${id ?? ''} (${waiting})`);
    if (act === 'create' || id === undefined) await process.untilDeath(engine.createWebhook(this.#newWebhook()));
    else if (act === 'pauseLane' || act === 'pauseAll') {
      const lane = account.webhooks.current.get(id)?.lane ?? null;
      await process.untilDeath(engine.setPause(act === 'pauseAll' ? null : lane, true));
    } else if (act === 'resume') {
      const { paused } = account.webhooks;
      if (paused.length > 0) await process.untilDeath(engine.setPause(this.#chance.pick(paused), false));
    } else if (act === 'remove') await process.untilDeath(engine.deleteWebhook(id));
    else if (act === 'save') {
      await process.untilDeath(engine.saveWebhook(id, this.#drafts.draft(`w-${id}`, this.#connections), waiting));
    } else {
      const status = act === 'pause' ? 'paused' : act === 'activate' ? 'active' : 'inactive';
      await process.untilDeath(engine.setStatus(id, status, waiting));
    }
  }

  #newWebhook() {
    this.#created += 1;
    return this.#drafts.draft(`w${this.#created}`, this.#connections);
  }

  async #host(): Promise<RunningHost> {
    const host = await this.#machine.someHost(this.#chance);
    if (host === undefined) throw new Error('no host runs');
    return host;
  }

  /** People try again later; what went wrong stands in the trace. */
  async #insist(act: (host: RunningHost) => Promise<void>): Promise<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (await this.#try(async () => act(await this.#host()))) return;
    }
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.#machine.account.note(`administrator failed: ${String(error)}`);
      await this.#machine.wait(1000);
      return false;
    }
  }
}
