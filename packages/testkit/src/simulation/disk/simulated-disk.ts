import type { Store } from '@eilbote/core';
import { modelDisk } from '../../model-store/model-disk.ts';
import { modelStore } from '../../model-store/model-store.ts';

/** What lies on the disk of the simulated machine and outlives its processes: the database. */
export interface SimulatedDisk {
  /** A store on it for one more process. Its calls must take effect in the moment they are made. */
  connect(): Store;
  close(): void;
}

/** The store model, which is quick and obviously right. */
export function modelStoreDisk(): SimulatedDisk {
  const disk = modelDisk();
  return { connect: () => modelStore(disk), close: () => {} };
}
