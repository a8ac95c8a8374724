import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '@eilbote/testkit/store-conformance';
import { storeInThisThread } from './testing/store-in-this-thread.ts';

describeStore('on SQLite', {
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eilbote-store-'));
    const another = () => storeInThisThread(join(folder, 'eilbote.db'));
    const stores = [another()];
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const next = async () => {
      const made = another();
      stores.push(made);
      return made;
    };
    return {
      store,
      reopen: next,
      second: next,
      close: async () => {
        await Promise.all(stores.map((one) => one.close()));
        await rm(folder, { recursive: true });
      },
    };
  },
});
