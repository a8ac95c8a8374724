import { expect, it } from 'vitest';
import { lossOfPlanted } from './testing/crash/planted.ts';
import { crashRounds } from './testing/crash/rounds.ts';

it('loses neither row nor event in 20 kills between the commit of the ERP and the relay of its event', async () => {
  const result = await crashRounds({ rounds: 20 });
  expect(result.broken).toEqual([]);
  expect(result).toMatchObject({ betweenCommitAndRelay: 20 });
  expect(result.acknowledged).toBeGreaterThan(20 * 40);
  expect(result.events).toBe(result.acknowledged + result.happenedUnheard);
}, 300_000);

it('finds the row without an event where a host publishes after its commit', async () => {
  const { broken } = await lossOfPlanted('after-commit');
  expect(broken[0]).toContain('in the rows of the ERP, but told by no event');
});

it('finds the event without a row where a host publishes before its commit', async () => {
  const { broken } = await lossOfPlanted('before-commit');
  expect(broken[0]).toContain('told by an event, but not in the rows of the ERP');
});
