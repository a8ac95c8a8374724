import { createHash } from 'node:crypto';
import type {
  EnsureOptions,
  JsonValue,
  LocalizedText,
  ReadOptions,
  RequestDraft,
  StepAnswer,
  Steps,
  WriteOptions,
} from '@eilbote/contract';
import type { OpenDelivery, Paced } from '../../dispatch/index.ts';
import type { Clock, RemoteThing, StepRow, StepStore } from '../../ports/index.ts';
import { mask, type WireRequest } from '../../request/index.ts';
import type { Classify, Exchange, SendResult } from '../../stages/send/index.ts';
import { REMOTE_ID_INVALID, STEP_ANSWER_TOO_LARGE, STEP_TWICE } from './errors.ts';
import { beingCreated, rateUsedUp, storeFails } from './reasons.ts';
import { accepting, mayHaveArrived, stepAnswer } from './read-answer.ts';
import { StepsStopped, type Stop } from './stop.ts';

/** A call that was made for a step. */
export interface MadeCall {
  readonly step: string;
  readonly exchange: Exchange;
}

/** How the call of a step is made. */
export interface StepCall {
  readonly classify: Classify;
  readonly once: boolean;
  /** Milliseconds that are left of the attempt. */
  readonly leftMs: number;
}

export interface StepsServices {
  readonly store: StepStore;
  readonly clock: Clock;
  readonly classify: Classify | undefined;
  /** Milliseconds on the monotonic clock when the attempt must be over. */
  readonly end: number;
  /** Makes the request of a step. @throws EilboteError */
  build(draft: RequestDraft): Promise<WireRequest>;
  /** @param call `once` for one that changes something and must not be made a second time by itself */
  send(request: WireRequest, call: StepCall): Promise<SendResult>;
  newLease(): string;
  /** Resolves when the account has room for one more call. */
  pace(leftMs: number): Promise<Paced>;
}

/** How long somebody else is waited for who is creating the same thing. */
const lookAgainMs = 2_000;
/** How long a delivery waits for a thing that another one brings, until it looks again. */
const waitMs = 30_000;
/** A lease on a thing outlives the attempt a little, so that a call that went out late is not doubled. */
const reserveMs = 15_000;
const mostKeptBytes = 16_384;

/** One attempt of an action of several calls. */
export class StepsRun implements Steps {
  readonly calls: MadeCall[] = [];
  readonly #delivery: OpenDelivery;
  readonly #services: StepsServices;
  readonly #named = new Set<string>();
  #unheard = 0;
  #busy = 0;
  #recorded: Promise<ReadonlyMap<string, StepRow>> | undefined;
  #stopped: StepsStopped | undefined;

  constructor(delivery: OpenDelivery, services: StepsServices) {
    this.#delivery = delivery;
    this.#services = services;
  }

  /** Why it ended early, whatever the plugin has made of that. */
  get stopped(): Stop | undefined {
    return this.#stopped?.stop;
  }

  /** Whether it waits for a call or the store, and not for the plugin. */
  get isBusy(): boolean {
    return this.#busy > 0;
  }

  /** Its time is over: what still runs of the plugin makes no more calls. */
  close(): void {
    this.#stopped ??= new StepsStopped({ kind: 'late' });
  }

  async read(name: string, request: RequestDraft, options: ReadOptions): Promise<StepAnswer> {
    return stepAnswer(await this.#call(name, await this.#services.build(request), { accept: options.accept }));
  }

  async write(name: string, request: RequestDraft, { accept, keep, repeat }: WriteOptions): Promise<StepAnswer> {
    if (this.#named.has(name)) throw STEP_TWICE({ step: name });
    this.#named.add(name);
    const { store, clock, build } = this.#services;
    this.#recorded ??= this.#readRecorded();
    const known = (await this.#recorded).get(this.#recordedAs(name));
    if (known !== undefined) return { status: 200, headers: {}, json: JSON.parse(known.answer) as JsonValue };
    const wire = await build(request);
    const answer = stepAnswer(await this.#call(name, wire, { accept, once: repeat !== 'key' }));
    const kept = JSON.stringify(keep?.(answer) ?? null);
    if (Buffer.byteLength(kept) > mostKeptBytes)
      throw STEP_ANSWER_TOO_LARGE({ step: name, bytes: Buffer.byteLength(kept) });
    const step = { name: this.#recordedAs(name), requestHash: hashOf(wire), answer: kept, at: clock.now() };
    // Also the first time only what was kept is told: so an action cannot depend on what a repetition will not have.
    if (await this.#stored(store.recordStep(this.#delivery.id, this.#delivery.lease, step)))
      return { ...answer, json: JSON.parse(kept) as JsonValue };
    return this.#stop({ kind: 'lost' });
  }

  async ensure(kind: string, key: string, { find, create }: EnsureOptions): Promise<string> {
    this.#goOn();
    const { store, clock, newLease } = this.#services;
    const thing = this.#thing(kind, key);
    const lease = newLease();
    const now = clock.now();
    const until = now + Math.ceil(this.#leftMs()) + reserveMs;
    const leased = await this.#stored(store.leaseRemoteId({ thing, lease, now, until }));
    if (leased.kind === 'known') return leased.id;
    if (leased.kind === 'held')
      return this.#stop({ kind: 'waits', until: now + lookAgainMs, reason: beingCreated(kind, key) });
    let isOutcomeKnown = true;
    try {
      const found = await find();
      isOutcomeKnown = false;
      const id = found ?? (await create());
      isOutcomeKnown = true;
      if (typeof id !== 'string' || id === '' || id.length > 500) throw REMOTE_ID_INVALID({ kind });
      if (await this.#stored(store.saveRemoteId(thing, lease, id, clock.now()))) return id;
      return (await this.#stored(store.remoteId(thing))) ?? id;
    } catch (error) {
      // Whether it was created nobody knows: until the call can no longer arrive, nobody else begins.
      if (isOutcomeKnown || this.#unheard === 0) await this.#stored(store.releaseRemoteId(thing, lease));
      throw error;
    }
  }

  async id(kind: string, key: string): Promise<string | undefined> {
    this.#goOn();
    return this.#stored(this.#services.store.remoteId(this.#thing(kind, key)));
  }

  async remember(kind: string, key: string, id: string): Promise<void> {
    this.#goOn();
    const { store, clock } = this.#services;
    await this.#stored(store.rememberRemoteId(this.#thing(kind, key), id, clock.now()));
  }

  async forget(kind: string, key: string, id: string): Promise<void> {
    this.#goOn();
    await this.#stored(this.#services.store.forgetRemoteId(this.#thing(kind, key), id));
  }

  async waitFor(kind: string, key: string, reason: LocalizedText): Promise<string> {
    const known = await this.id(kind, key);
    return known ?? this.#stop({ kind: 'waits', until: this.#services.clock.now() + waitMs, reason });
  }

  async #call(
    step: string,
    wire: WireRequest,
    { accept = [], once = false }: { readonly accept?: readonly number[] | undefined; readonly once?: boolean },
  ): Promise<Exchange> {
    this.#goOn();
    const { send, classify, pace } = this.#services;
    const paced = await this.#during(pace(this.#leftMs()));
    if (paced.kind === 'full') return this.#stop({ kind: 'waits', until: paced.until, reason: rateUsedUp });
    this.#goOn();
    this.#unheard += 1;
    const sent = await this.#during(
      send(wire, { classify: accepting(accept, classify), once, leftMs: this.#leftMs() }),
    );
    if (!mayHaveArrived(sent)) this.#unheard -= 1;
    if (sent.kind !== 'answered') return this.#stop({ kind: 'sent', sent });
    this.calls.push({ step, exchange: sent.exchange });
    return sent.outcome.kind === 'delivered' ? sent.exchange : this.#stop({ kind: 'sent', sent });
  }

  async #readRecorded(): Promise<ReadonlyMap<string, StepRow>> {
    const rows = await this.#stored(this.#services.store.steps(this.#delivery.id));
    return new Map(rows.map((row) => [row.name, row]));
  }

  /** A store that cannot be written (disk full) is no fault of the delivery: it comes again. */
  async #stored<T>(result: Promise<T>): Promise<T> {
    try {
      return await this.#during(result);
    } catch {
      return this.#stop({ kind: 'waits', until: this.#services.clock.now() + lookAgainMs, reason: storeFails });
    }
  }

  async #during<T>(result: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await result;
    } finally {
      this.#busy -= 1;
    }
  }

  #thing(kind: string, key: string): RemoteThing {
    return { account: this.#account, kind, key };
  }

  /** What was written to one account says nothing of another, to which the webhook was moved since. */
  #recordedAs(step: string): string {
    return `${this.#account} ${step}`;
  }

  /** Where the calls go; the delivery may have been leased in another lane just before a save. */
  get #account(): string {
    return this.#delivery.webhook.lane;
  }

  #leftMs(): number {
    return Math.max(1, this.#services.end - this.#services.clock.monotonic());
  }

  #goOn(): void {
    if (this.#services.clock.monotonic() >= this.#services.end) this.close();
    if (this.#stopped !== undefined) throw this.#stopped;
  }

  #stop(stop: Stop): never {
    this.#stopped ??= new StepsStopped(stop);
    throw this.#stopped;
  }
}

/** Secrets are masked in it: a rotated one is no other request. */
function hashOf({ method, url, body }: WireRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, mask(url), body === null ? null : mask(body)]))
    .digest('hex');
}
