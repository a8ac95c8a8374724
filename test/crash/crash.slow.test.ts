import { expect, it } from 'vitest';
import { lossOfPlantedBug } from './planted.ts';
import { crashRounds } from './rounds.ts';

it('loses nothing in 30 kills, each while publish() waits and a call is under way', async () => {
  const { broken, hits, acknowledged, deliveries } = await crashRounds({ rounds: 30 });
  expect(broken).toEqual([]);
  expect([hits.get('accept'), hits.get('send')]).toEqual([30, 30]);
  expect(acknowledged).toBeGreaterThan(300);
  expect(deliveries).toBeGreaterThanOrEqual(2 * acknowledged);
});

it('reports a loss where a host acknowledges before the commit', async () => {
  const { broken } = await lossOfPlantedBug();
  expect(broken[0]).toContain('acknowledged, but not stored');
});
