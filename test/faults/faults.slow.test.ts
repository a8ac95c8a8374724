import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';

/** The same faults as `pnpm faults`, with a small backlog. */
describe('faults around a host', () => {
  it.each(faults.map((fault) => [fault.title, fault] as const))(
    'the promise is kept when %s',
    { timeout: 240_000 },
    async (_title, fault) => {
      const { broken, skipped, seen } = await fault.run({ backlog: 3000 });
      if (skipped !== undefined) console.warn(`${fault.id} was not tried: ${skipped}`);
      expect(broken, seen).toEqual([]);
    },
  );
});
