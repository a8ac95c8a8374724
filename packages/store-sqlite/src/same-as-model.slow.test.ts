import { join } from 'node:path';
import { compareWithModel } from '@eilbote/testkit/store-comparison';
import { expect, it } from 'vitest';
import { storeInThisThread } from './testing/store-in-this-thread.ts';
import { storesInAFolder } from './testing/stores-in-a-folder.ts';

it('answers very many long random sequences of calls as the model does', async () => {
  const make = () => storesInAFolder((folder) => storeInThisThread(join(folder, 'eilbote.db')));
  await expect(compareWithModel({ make, runs: 1_000, length: 120 })).resolves.toBeUndefined();
  // Half a minute on an idle machine; a loaded one takes several times as long.
}, 300_000);
