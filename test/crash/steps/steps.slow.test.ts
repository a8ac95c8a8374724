import { expect, it } from 'vitest';
import { doublesOfPlantedBug } from '../planted.ts';
import { stepsRounds } from './steps-rounds.ts';

it('loses nothing and doubles only what may be, in 10 kills between and during several calls', async () => {
  const { broken, hits, acknowledged, customers, rounds } = await stepsRounds({ rounds: 10 });
  expect(broken).toEqual([]);
  expect(rounds).toBe(10);
  expect([...hits.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10);
  expect(acknowledged).toBeGreaterThan(100);
  expect(customers).toBeGreaterThan(10);
}, 300_000);

it('reports doubles where no intent is stored', async () => {
  const { broken } = await doublesOfPlantedBug();
  expect(broken[0]).toContain('made twice (customer)');
});
