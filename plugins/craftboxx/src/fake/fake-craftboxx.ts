import { fakeTarget, type FakeAnswer, type FakeTarget } from '@eilbote/testkit';
import { bodyOf, operations } from './operations.ts';
import { newState, type FakeCraftboxxState } from './state.ts';

/** How the fake is started. */
export interface FakeCraftboxxOptions {
  /** A free one when left out. */
  readonly port?: number;
  /** The password of the user; `kennwort-1` when left out. */
  readonly key?: string;
  /** Path before all operations; `plan-it` when left out, empty for none. */
  readonly prefix?: string;
}

/** A running fake of Craftboxx. */
export interface FakeCraftboxx extends AsyncDisposable, FakeCraftboxxState {
  /** Loses answers, refuses, counts calls. */
  readonly target: FakeTarget;
  /** The settings of a connection to it. */
  readonly settings: {
    readonly email: string;
    readonly password: string;
    readonly server: string;
    readonly prefix: string;
  };
  /** Lets nobody in any more but who has this password; tokens that were given end. */
  changePassword(password: string): void;
  /** Ends all tokens that were given. */
  expireTokens(): void;
}

const email = 'eilbote@tischlerei-brandt.example';

/**
 * A stateful stand-in of Craftboxx on 127.0.0.1: gives tokens, filters lists by attributes, creates a second time
 * whatever comes a second time, and refuses what lacks something.
 *
 * @example
 * await using fake = await startFakeCraftboxx();
 * await host.connections.create({ name: 'Craftboxx', target: 'craftboxx', settings: fake.settings });
 */
export async function startFakeCraftboxx({
  port,
  key = 'kennwort-1',
  prefix = 'plan-it',
}: FakeCraftboxxOptions = {}): Promise<FakeCraftboxx> {
  let password = key;
  let given = 0;
  const good = new Set<string>();
  const state = newState();
  const below = prefix === '' ? '' : `/${prefix}`;
  const login = `${below}/auth/create-token`;
  const target = await fakeTarget({
    ...(port === undefined ? {} : { port }),
    operations: {
      [`POST ${login}`](call): FakeAnswer {
        const body = bodyOf(call);
        if (body['email'] !== email || body['password'] !== password)
          return { status: 422, body: { message: 'Bad credentials' } };
        given += 1;
        const token = `${given}|craftboxx-token`;
        good.add(token);
        return { body: { access_token: token, token_type: 'Bearer' } };
      },
      [`GET ${below}/my/employee`]: () => ({ body: { id: 1, first_name: 'Jonas', last_name: 'Brandt', email } }),
      ...operations(state, below),
    },
    refuse: ({ headers, path }): FakeAnswer | undefined =>
      path === login || good.has((headers.authorization ?? '').replace(/^Bearer /, ''))
        ? undefined
        : { status: 401, body: { message: 'Unauthenticated.' } },
  });
  const expireTokens = () => good.clear();
  return {
    ...state,
    target,
    settings: { email, password: key, server: target.url, prefix },
    changePassword(next) {
      password = next;
      expireTokens();
    },
    expireTokens,
    [Symbol.asyncDispose]: () => target.close(),
  };
}
