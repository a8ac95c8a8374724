import 'reflect-metadata';
import { container as globalContainer, type DependencyContainer } from 'tsyringe';
import type { Provision, Resolver, Token } from '@eilbote/contract';
import { CIRCULAR_DEPENDENCY, NOTHING_PROVIDES, PROVIDED_TWICE } from './wiring-errors.ts';

type AnyProvision = Provision;

/**
 * The only file that knows tsyringe. One scope per host and one child per plugin; the global container stays empty.
 *
 * What the library leaves to chance is decided here: a duplicate is an error, a circle is named, a service is made once
 * per scope, and closing runs in reverse order of making.
 */
export class Scope implements Resolver {
  readonly #container: DependencyContainer;
  readonly #parent: Scope | undefined;
  readonly #owner: string;
  readonly #provisions = new Map<symbol, { name: string; base?: AnyProvision; wraps: AnyProvision[] }>();
  readonly #made: { name: string; value: unknown }[] = [];
  readonly #path: string[];

  private constructor(container: DependencyContainer, owner: string, parent?: Scope) {
    this.#container = container;
    this.#owner = owner;
    this.#parent = parent;
    this.#path = parent === undefined ? [] : parent.#path;
  }

  static root(owner: string): Scope {
    return new Scope(globalContainer.createChildContainer(), owner);
  }

  child(owner: string): Scope {
    return new Scope(this.#container.createChildContainer(), owner, this);
  }

  /** @throws PROVIDED_TWICE */
  provide(provision: AnyProvision): this {
    const { key, name } = provision.token;
    const known = this.#provisions.get(key);
    if (known === undefined) {
      this.#provisions.set(key, provision.wraps ? { name, wraps: [provision] } : { name, base: provision, wraps: [] });
      this.#register(provision.token);
    } else if (provision.wraps) {
      known.wraps.push(provision);
    } else if (known.base === undefined) {
      known.base = provision;
    } else {
      throw PROVIDED_TWICE({ owner: this.#owner, service: name });
    }
    return this;
  }

  /** @throws NOTHING_PROVIDES, CIRCULAR_DEPENDENCY */
  get<T>(token: Token<T>): T {
    if (!this.#container.isRegistered(token.key, true)) {
      throw NOTHING_PROVIDES({ owner: this.#owner, service: token.name, neededBy: this.#path.join(' > ') });
    }
    return this.#container.resolve<T>(token.key);
  }

  /**
   * Makes everything that this scope provides. A root is warmed before its first child exists: otherwise the child that
   * asks first would lend its own services to an instance that all share.
   */
  warm(): void {
    for (const key of this.#provisions.keys()) this.#container.resolve(key);
  }

  /** Disposes what was made here, last made first. */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (const { value } of this.#made.splice(0).toReversed()) {
      const dispose = (value as { [Symbol.asyncDispose]?: () => PromiseLike<void> } | null)?.[Symbol.asyncDispose];
      try {
        await dispose?.call(value);
      } catch (error) {
        errors.push(error);
      }
    }
    await this.#container.dispose();
    if (errors.length > 0)
      throw new AggregateError(errors, `${this.#owner}: ${errors.length} services failed to close`);
  }

  #register(token: Token<unknown>): void {
    let value: unknown;
    let ready = false;
    this.#container.register(token.key, {
      useFactory: () => {
        if (!ready) {
          value = this.#make(token);
          ready = true;
        }
        return value;
      },
    });
  }

  #make(token: Token<unknown>): unknown {
    if (this.#path.includes(token.name)) {
      throw CIRCULAR_DEPENDENCY({ owner: this.#owner, path: [...this.#path, token.name].join(' > ') });
    }
    this.#path.push(token.name);
    try {
      const { base, wraps = [] } = this.#provisions.get(token.key) ?? {};
      let value = base === undefined ? this.#parent?.get(token) : base.make(this, undefined);
      for (const wrap of wraps) value = wrap.make(this, value);
      this.#made.push({ name: token.name, value });
      return value;
    } finally {
      this.#path.pop();
    }
  }
}
