import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@eilbote/core';

/** Stores on one new folder; closing closes them all and removes it. */
export async function storesInAFolder(open: (folder: string) => Store) {
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-store-'));
  const store = open(folder);
  const stores = [store];
  const next = async () => {
    const made = open(folder);
    stores.push(made);
    return made;
  };
  return {
    folder,
    store,
    reopen: next,
    second: next,
    close: async () => {
      await Promise.all(stores.map((one) => one.close()));
      await rm(folder, { recursive: true });
    },
  };
}
