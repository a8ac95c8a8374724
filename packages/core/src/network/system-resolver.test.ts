import { describe, expect, it } from 'vitest';
import type { Address, Clock } from '../ports/index.ts';
import { systemClock } from '../system/index.ts';
import { systemResolver } from './system-resolver.ts';

/** A clock that a test turns by hand. */
function handClock(): Clock & { turn(ms: number): void } {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    monotonic: () => now,
    timer(delayMs, call) {
      const timer = { at: now + delayMs, call };
      timers.push(timer);
      return { cancel: () => (timers = timers.filter((other) => other !== timer)) };
    },
    turn(ms) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      due.forEach(({ call }) => call());
    },
  };
}

const address: Address = { address: '127.0.0.1', family: 4 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the resolver of the system', () => {
  it('asks the operating system', async () => {
    const answer = await systemResolver({ clock: systemClock }).resolve('localhost');
    expect(answer.map(({ address }) => address)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(127\.|::1$)/)]),
    );
  });

  it('keeps the code of a name that does not exist', async () => {
    await expect(systemResolver({ clock: systemClock }).resolve('a..invalid')).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN|EBADNAME)$/),
    });
  });

  it('asks once for a name that several calls want, and again after a while', async () => {
    const clock = handClock();
    let questions = 0;
    const resolver = systemResolver({ clock, reuseMs: 100, lookup: async () => (questions++, [address]) });
    await Promise.all([resolver.resolve('a'), resolver.resolve('a'), resolver.resolve('a')]);
    await resolver.resolve('a');
    expect(questions).toBe(1);
    await settled();
    clock.turn(100);
    await resolver.resolve('a');
    expect(questions).toBe(2);
  });

  it('gives up after its budget, but does not ask a hanging service twice at a time', async () => {
    const clock = handClock();
    const pending: (() => void)[] = [];
    const lookup = () => new Promise<Address[]>((resolve) => pending.push(() => resolve([address])));
    const resolver = systemResolver({ clock, budgetMs: 50, lookup });
    const first = resolver.resolve('a');
    clock.turn(50);
    await expect(first).rejects.toMatchObject({ code: 'ETIMEOUT' });
    const second = resolver.resolve('a');
    expect(pending).toHaveLength(1);
    pending[0]?.();
    expect(await second).toEqual([address]);
  });

  it('does not remember a failure', async () => {
    let questions = 0;
    const lookup = async () => {
      questions += 1;
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    };
    const resolver = systemResolver({ clock: handClock(), lookup });
    await expect(resolver.resolve('a')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(resolver.resolve('a')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(questions).toBe(2);
  });
});
