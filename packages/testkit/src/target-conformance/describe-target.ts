import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from '@eilbote/contract';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { conformanceOf, type ConformanceCase } from './conformance.ts';
import type { TargetUnderTest } from './target-under-test.ts';

/**
 * The conformance suite of target systems, as vitest tests: texts, schemas, every example of every action, what answers
 * lead to, secrets. The calls of each action are kept in `__http__/<action>.http` beside the test; `vitest -u` writes
 * them anew.
 *
 * @example
 * describeTarget(clockwork, { settings: { workspace: 'tischlerei' } });
 */
export function describeTarget(plugin: Plugin, told: TargetUnderTest = {}): void {
  const { id, cases, close } = conformanceOf(plugin, told, {
    matchSnapshot: (file, text) => expect(text).toMatchFileSnapshot(join(snapshotFolder(), file)),
    snapshotFiles: () => (existsSync(snapshotFolder()) ? readdirSync(snapshotFolder()) : []),
    inAnotherMoment,
  });
  describe(`the target system ${id}`, () => {
    afterAll(close);
    const topics = [...new Set(cases.map(({ topic }) => topic))];
    describe.each(topics)('%s', (topic) => {
      it.each(cases.filter((one) => one.topic === topic))('$name', async (one) => {
        await expectConformance(one);
      });
    });
  });
}

/** Each case throws what is wrong in its own words. */
const expectConformance = ({ run }: ConformanceCase): Promise<void> => run();

const snapshotFolder = (): string => join(dirname(expect.getState().testPath ?? ''), '__http__');

/** A year on, with a chance that has run out: whoever asks either makes another request. */
async function inAnotherMoment<T>(act: () => Promise<T>): Promise<T> {
  const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 3600 * 1000 });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
    chance.mockRestore();
  }
}
