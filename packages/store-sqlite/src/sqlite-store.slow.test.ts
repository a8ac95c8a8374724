import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '@eilbote/testkit/store-conformance';
import { sqliteStore } from './sqlite-store.ts';

describeStore('on SQLite, in its worker', {
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eilbote-store-'));
    const store = sqliteStore({ folder });
    const stores = [store];
    const next = async () => {
      const made = sqliteStore({ folder });
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
