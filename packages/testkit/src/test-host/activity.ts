/** Knows whether something is under way that the virtual time has to wait for: calls, commits, readings. */
export class Activity {
  #begun = 0;
  #underWay = 0;
  #ended: (() => void)[] = [];

  /** Every asynchronous method of the object counts as under way until its promise is settled. */
  watch<T extends object>(watched: T): T {
    return new Proxy(watched, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown => {
          const result: unknown = Reflect.apply(member, target, args);
          return result instanceof Promise ? this.#during(result) : result;
        };
      },
    });
  }

  /** Resolves when nothing is under way, and nothing follows from what has ended. */
  async rest(): Promise<void> {
    let seen: number;
    do {
      seen = this.#begun;
      while (this.#underWay > 0) await new Promise<void>((resolve) => this.#ended.push(resolve));
      await turnOfTheEventLoop();
    } while (this.#underWay > 0 || this.#begun !== seen);
  }

  #during<T>(promise: Promise<T>): Promise<T> {
    this.#begun += 1;
    this.#underWay += 1;
    return promise.finally(() => {
      this.#underWay -= 1;
      const waiting = this.#ended;
      this.#ended = [];
      for (const resolve of waiting) resolve();
    });
  }
}

const turnOfTheEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
