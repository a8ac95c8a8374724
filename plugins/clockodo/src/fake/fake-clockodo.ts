import { fakeTarget, type FakeAnswer, type FakeTarget } from '@eilbote/testkit';
import { refused } from './answers.ts';
import { customerOperations } from './customers.ts';
import { entryOperations } from './entries.ts';
import { projectOperations } from './projects.ts';
import { newState, type FakeClockodoState } from './state.ts';
import { userOperations } from './users.ts';

/** How the fake is started. */
export interface FakeClockodoOptions {
  /** A free one when left out. */
  readonly port?: number;
  /** The API user who is let in; `buero@tischlerei-brandt.example` when left out. */
  readonly email?: string;
  /** The key of that user; `ck-1` when left out. */
  readonly key?: string;
}

/** A running fake of Clockodo. */
export interface FakeClockodo extends AsyncDisposable, FakeClockodoState {
  /** Loses answers, refuses, counts calls. */
  readonly target: FakeTarget;
  /** The settings of a connection to it. */
  readonly settings: {
    readonly email: string;
    readonly apiKey: string;
    readonly company: string;
    readonly server: string;
  };
  /** Lets nobody in any more but who has this key. */
  changeKey(key: string): void;
}

/**
 * A stateful stand-in of Clockodo on 127.0.0.1. What Clockodo does not document as unique it creates a second time; an
 * e-mail address that is taken it refuses, as Clockodo does.
 *
 * @example
 * await using fake = await startFakeClockodo();
 * await host.connections.create({ name: 'Clockodo', target: 'clockodo', settings: fake.settings });
 */
export async function startFakeClockodo({
  port,
  email = 'buero@tischlerei-brandt.example',
  key: firstKey = 'ck-1',
}: FakeClockodoOptions = {}): Promise<FakeClockodo> {
  let key = firstKey;
  const state = newState();
  const target = await fakeTarget({
    ...(port === undefined ? {} : { port }),
    operations: {
      ...userOperations(state, email),
      ...customerOperations(state),
      ...projectOperations(state),
      ...entryOperations(state),
    },
    refuse({ headers }): FakeAnswer | undefined {
      if (headers['x-clockodoapiuser'] !== email || headers['x-clockodoapikey'] !== key)
        return refused(401, 'Unauthorized');
      const caller = headers['x-clockodo-external-application'];
      if (typeof caller === 'string' && caller.length <= 50 && /^[^;]+;[^;@]+@[^;]+$/.test(caller)) return undefined;
      return refused(400, 'ExternalApplicationHeaderMissing');
    },
    overLimit: { status: 429, headers: { 'Retry-After': '60' }, body: { error: { code: 429, message: 'Too many' } } },
  });
  return {
    ...state,
    target,
    settings: { email, apiKey: firstKey, company: 'Tischlerei Brandt', server: target.url },
    changeKey(next) {
      key = next;
    },
    [Symbol.asyncDispose]: () => target.close(),
  };
}
