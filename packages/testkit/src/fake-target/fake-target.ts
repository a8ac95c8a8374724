import type { JsonValue } from '@eilbote/contract';
import { retryAfter, type FakeAnswer } from '../receiver/fake-answer.ts';
import type { FakeCall } from '../receiver/fake-call.ts';
import { fakeReceiver, type FakeReceiver } from '../receiver/fake-receiver.ts';
import { TargetRoute, type TargetCall, type TargetOperations } from './target-route.ts';

export interface FakeTargetOptions {
  readonly operations: TargetOperations;
  /** What a call is refused with before any operation sees it: wrong credentials, a missing header. */
  readonly refuse?: (call: FakeCall) => FakeAnswer | undefined;
  /** What the target system says to a caller that has used up its budget; 429 with `Retry-After: 1` when left out. */
  readonly overLimit?: FakeAnswer;
  /** A free one when left out. */
  readonly port?: number;
}

type Trouble = { readonly kind: 'answer'; readonly answer: FakeAnswer } | { readonly kind: 'lost' };

/**
 * A stateful stand-in of a target system: a real HTTP server on 127.0.0.1 whose operations keep what they are given, and
 * that misbehaves on demand: it loses answers, refuses, and counts a budget of calls.
 *
 * @example
 * const users: JsonValue[] = [];
 * await using target = await fakeTarget({
 *   operations: { 'POST /users': ({ json }) => ({ status: 201, body: { id: users.push(json ?? null) } }) },
 *   refuse: ({ headers }) => (headers['x-api-key'] === 'good' ? undefined : 401),
 * });
 * target.loseAnswer('POST /users');
 */
export async function fakeTarget(options: FakeTargetOptions): Promise<FakeTarget> {
  const receiver = await fakeReceiver(options.port === undefined ? {} : { port: options.port });
  return new FakeTarget(receiver, options);
}

/** Made by {@link fakeTarget}. */
export class FakeTarget {
  readonly #receiver: FakeReceiver;
  readonly #routes: readonly TargetRoute[];
  readonly #options: FakeTargetOptions;
  readonly #troubles = new Map<string, Trouble[]>();
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(receiver: FakeReceiver, options: FakeTargetOptions) {
    this.#receiver = receiver;
    this.#options = options;
    this.#routes = Object.entries(options.operations).map(([name, perform]) => new TargetRoute(name, perform));
    receiver.answer = (call) => this.#answer(call);
  }

  /** Where it listens, without a slash at the end. */
  get url(): string {
    return this.#receiver.url('');
  }

  /** Every call that has arrived, also those that were refused. */
  get calls(): readonly FakeCall[] {
    return this.#receiver.calls;
  }

  /** Resolves with the first call that is like this, past or to come. */
  callThat(isLikeThis: (call: FakeCall) => boolean): Promise<FakeCall> {
    return this.#receiver.callThat(isLikeThis);
  }

  /** The next call of the operation is answered like this, and nothing else is done. */
  answerNext(operation: string, ...answers: readonly FakeAnswer[]): void {
    this.#plan(operation, ...answers.map((answer) => ({ kind: 'answer', answer }) as const));
  }

  /** The next call of the operation is done, but the connection breaks before its answer. */
  loseAnswer(operation: string): void {
    this.#plan(operation, { kind: 'lost' });
  }

  /** Takes so many more calls, and refuses all others as too many. Call it again to give a new budget. */
  limitTo(calls: number): void {
    this.#callsLeft = calls;
  }

  /** @throws where a trouble that was planned has not happened, which a test would take for one that was overcome */
  async close(): Promise<void> {
    await this.#receiver.close();
    const left = [...this.#troubles].flatMap(([operation, { length }]) => (length > 0 ? [operation] : []));
    this.#troubles.clear();
    if (left.length > 0) throw new Error(`planned for calls that never came: ${left.join(', ')}`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #plan(operation: string, ...troubles: readonly Trouble[]): void {
    if (!this.#routes.some(({ name }) => name === operation)) throw new Error(`there is no operation "${operation}"`);
    this.#troubles.set(operation, [...(this.#troubles.get(operation) ?? []), ...troubles]);
  }

  #answer(call: FakeCall): FakeAnswer {
    if (this.#callsLeft <= 0) return this.#options.overLimit ?? retryAfter(1);
    this.#callsLeft -= 1;
    for (const route of this.#routes) {
      const params = route.paramsOf(call);
      if (params === undefined) continue;
      const trouble = this.#troubles.get(route.name)?.shift();
      if (trouble?.kind === 'answer') return trouble.answer;
      const answer = this.#options.refuse?.(call) ?? route.perform(taken(call, params));
      return trouble?.kind === 'lost' ? 'reset' : answer;
    }
    return { status: 404, body: { error: `no operation ${call.method} ${call.path}` } };
  }
}

const taken = (call: FakeCall, params: TargetCall['params']): TargetCall => ({
  call,
  params,
  query: call.query,
  json: call.body === '' ? undefined : readJson(call.body),
});

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
