import { describe, expect, it } from 'vitest';
import { provide, token, wrap } from '@eilbote/contract';
import { Scope } from './container.ts';

const Greeting = token<string>('greeting');
const Name = token<string>('name');

describe('the container', () => {
  it('makes a service once and lets it get what it needs', () => {
    let made = 0;
    const scope = Scope.root('host')
      .provide(provide(Name, () => 'Brandt'))
      .provide(
        provide(Greeting, (c) => {
          made += 1;
          return `Guten Tag, ${c.get(Name)}`;
        }),
      );
    expect([scope.get(Greeting), scope.get(Greeting), made]).toEqual(['Guten Tag, Brandt', 'Guten Tag, Brandt', 1]);
  });

  it('refuses a second provider and names the owner', () => {
    const scope = Scope.root('host').provide(provide(Name, () => 'a'));
    expect(() => scope.provide(provide(Name, () => 'b'))).toThrow(/host: the service "name" is provided twice/);
  });

  it('names what is missing and who needs it', () => {
    const scope = Scope.root('host').provide(provide(Greeting, (c) => c.get(Name)));
    expect(() => scope.get(Greeting)).toThrow(/nothing provides "name" \(needed by greeting\)/);
  });

  it('names a circle', () => {
    const scope = Scope.root('host')
      .provide(provide(Greeting, (c) => c.get(Name)))
      .provide(provide(Name, (c) => c.get(Greeting)));
    expect(() => scope.get(Greeting)).toThrow(/circular dependency greeting > name > greeting/);
  });

  it('lets a child wrap a service for itself, without a trace in the parent or a sibling', () => {
    const root = Scope.root('host').provide(provide(Name, () => 'core'));
    root.warm();
    const crm = root.child('crm').provide(wrap(Name, (inner) => `<${inner}>`));
    const time = root.child('time');
    expect([crm.get(Name), time.get(Name), root.get(Name)]).toEqual(['<core>', 'core', 'core']);
  });

  it('applies wraps in the order they were given', () => {
    const scope = Scope.root('host')
      .provide(provide(Name, () => 'x'))
      .provide(wrap(Name, (inner) => `a(${inner})`))
      .provide(wrap(Name, (inner) => `b(${inner})`));
    expect(scope.get(Name)).toBe('b(a(x))');
  });

  it('closes in reverse order of making and reports every failure', async () => {
    const closed: string[] = [];
    const closing = (name: string, fails = false) => ({
      async [Symbol.asyncDispose]() {
        closed.push(name);
        if (fails) throw new Error(name);
      },
    });
    const First = token<object>('first');
    const Second = token<object>('second');
    const scope = Scope.root('host')
      .provide(provide(First, () => closing('first', true)))
      .provide(provide(Second, () => closing('second')));
    scope.warm();
    await expect(scope.close()).rejects.toThrow(/host: 1 services failed to close/);
    expect(closed).toEqual(['second', 'first']);
  });
});
