import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithModel } from '@eilbote/testkit/store-comparison';
import { expect, it } from 'vitest';
import { storeInThisThread } from './testing/store-in-this-thread.ts';

it('answers very many long random sequences of calls as the model does', async () => {
  const make = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eilbote-store-'));
    const store = storeInThisThread(join(folder, 'eilbote.db'));
    return {
      store,
      close: async () => {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  };
  await expect(compareWithModel({ make, runs: 1_000, length: 120 })).resolves.toBeUndefined();
  // Half a minute on an idle machine; a loaded one takes several times as long.
}, 300_000);
