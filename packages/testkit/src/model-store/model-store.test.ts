import { describe, expect, it } from 'vitest';
import { describeStore } from '../store-conformance/index.ts';
import { aStoredEvent } from '../store-conformance/producers.ts';
import { modelDisk } from './model-disk.ts';
import { modelStore } from './model-store.ts';

describeStore('of the model', {
  make: async () => {
    const disk = modelDisk();
    return {
      store: modelStore(disk),
      reopen: async () => modelStore(disk),
      second: async () => modelStore(disk),
      close: async () => {},
    };
  },
});

describe('the hooks of the model store', () => {
  it('let a simulation crash before an operation, with nothing done', async () => {
    const disk = modelDisk();
    const store = modelStore(disk, { before: () => Promise.reject(new Error('crash')) });
    await store.open(() => 'ins_1');
    await expect(store.accept([[aStoredEvent('e1')]])).rejects.toThrow('crash');
    expect(disk.events.size).toBe(0);
  });

  it('let a simulation crash after an operation, with everything done', async () => {
    const disk = modelDisk();
    const seen: string[] = [];
    const store = modelStore(disk, {
      after: async (operation) => {
        seen.push(operation);
        throw new Error('crash');
      },
    });
    await store.open(() => 'ins_1');
    await expect(store.accept([[aStoredEvent('e1')]])).rejects.toThrow('crash');
    expect(seen).toEqual(['accept']);
    expect(disk.events.size).toBe(1);
  });
});
