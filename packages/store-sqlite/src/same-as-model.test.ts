import { join } from 'node:path';
import { compareWithModel } from '@eilbote/testkit/store-comparison';
import { expect, it } from 'vitest';
import { storeInThisThread } from './testing/store-in-this-thread.ts';
import { storesInAFolder } from './testing/stores-in-a-folder.ts';
import { checkDatabase } from './upkeep/check-database.ts';

/** These hold because the engine says nothing else; random calls do. */
const ofTheEngine = new Set(['countersAhead', 'webhookHasConnection', 'historyHasDelivery']);

it('answers random sequences of calls as the model does, and keeps the rules that a check looks for', async () => {
  const make = async () => {
    const stores = await storesInAFolder((folder) => storeInThisThread(join(folder, 'eilbote.db')));
    return {
      ...stores,
      async close() {
        const { faults } = checkDatabase(join(stores.folder, 'eilbote.db'));
        await stores.close();
        expect(faults.filter(({ rule }) => !ofTheEngine.has(rule))).toEqual([]);
      },
    };
  };
  await expect(compareWithModel({ make, runs: 40, length: 60 })).resolves.toBeUndefined();
});
