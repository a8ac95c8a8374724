import {
  definePlugin,
  type Action,
  type JsonValue,
  type Plugin,
  type ReadOptions,
  type RequestInput,
  type Steps,
  type TargetSystem,
} from '@eilbote/contract';
import type { TargetUnderTest } from './target-under-test.ts';
import { fault } from './fault.ts';

/** Where a target system without an account is called in previews. */
export const receiverUrl = 'https://receiver.example/hook';

/** The target system of a plugin, and all that the suite was told of it. */
export interface Subject {
  readonly plugin: Plugin;
  readonly target: TargetSystem;
  readonly told: TargetUnderTest;
  /** Settings complete with made-up secrets. */
  readonly settings: { readonly [name: string]: JsonValue };
  /** Values that may stand in nothing but a call. */
  readonly secrets: readonly string[];
}

/** @throws where the plugin has no target system, or several and nobody said which */
export function subjectOf(plugin: Plugin, told: TargetUnderTest): Subject {
  const targets = plugin.targets ?? [];
  const target = told.target === undefined ? targets[0] : targets.find(({ id }) => id === told.target);
  const names = targets.map(({ id }) => id).join(', ') || 'none';
  if (target === undefined) throw fault(`the plugin has no such target system; it has: ${names}`);
  if (told.target === undefined && targets.length > 1) throw fault(`say which { target } of the plugin: ${names}`);
  const made = secretsFor(target, told);
  return { plugin, target, told, settings: { ...told.settings, ...made }, secrets: Object.values(made) };
}

/** Secrets as long as their schema wants, which occur nowhere by chance. */
function secretsFor(
  { account }: TargetSystem,
  { settings = {} }: TargetUnderTest,
): { readonly [name: string]: string } {
  const secrets: { [name: string]: string } = {};
  for (const [name, schema] of Object.entries(account?.settings ?? {})) {
    if (schema.type !== 'string' || schema.secret !== true) continue;
    const given = settings[name];
    const made = `geheim-${name}-4711`.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength);
    secrets[name] = typeof given === 'string' ? given : made;
  }
  return secrets;
}

/** What happens inside of the code of a plugin while the suite looks at it. */
export interface Watch {
  /** What an action threw. */
  thrown(error: unknown): void;
  /** What an action is given. */
  given?(input: RequestInput): void;
  /** Status codes beside 2xx with which the steps go on after the call that they are about to make. */
  accepts(statuses: readonly number[]): void;
}

/** The plugin with its actions watched; `origin` leads its account there, in place of the real host. */
export function watched({ plugin, target }: Subject, watch: Watch, origin?: string): Plugin {
  const actions = Object.entries(target.actions).map(([id, action]) => [id, watchedAction(action, watch)]);
  const looked: TargetSystem = {
    ...target,
    actions: Object.fromEntries(actions) as TargetSystem['actions'],
    ...(target.account === undefined || origin === undefined ? {} : { account: redirected(target.account, origin) }),
  };
  const others = (plugin.targets ?? []).filter((one) => one !== target);
  return definePlugin({ ...plugin, targets: [looked, ...others] });
}

/** Where credentials are changed into a token, at the receiver of a test. */
export const tokenPath = '/--token';

function redirected(account: NonNullable<TargetSystem['account']>, origin: string): typeof account {
  const { auth } = account;
  const hasToken = auth !== undefined && 'tokenUrl' in auth;
  return {
    ...account,
    baseUrl: (settings) => moved(account.baseUrl(settings), origin),
    ...(hasToken ? { auth: { ...auth, tokenUrl: `${origin}${tokenPath}` } } : {}),
  };
}

function moved(url: string, origin: string): string {
  const { pathname, search } = new URL(url);
  return `${origin}${pathname === '/' ? '' : pathname}${search}`;
}

function watchedAction(action: Action, watch: Watch): Action {
  const during = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      watch.thrown(error);
      throw error;
    }
  };
  if ('request' in action) {
    return {
      ...action,
      request: (input: RequestInput) => {
        watch.given?.(input);
        return during(() => action.request(input));
      },
    };
  }
  return {
    ...action,
    steps: async (steps: Steps, input: RequestInput) => {
      watch.given?.(input);
      try {
        return await action.steps(watchedSteps(steps, watch), input);
      } catch (error) {
        watch.thrown(error);
        throw error;
      }
    },
  };
}

/** Methods are called on the steps themselves, which may have private members. */
const watchedSteps = (steps: Steps, watch: Watch): Steps =>
  new Proxy(steps, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        if (name === 'read' || name === 'write') watch.accepts((args[2] as ReadOptions | undefined)?.accept ?? []);
        return Reflect.apply(member, target, args);
      };
    },
  });
