import { StoreFenced } from '@eilbote/core';
import { expect, it } from 'vitest';
import { anOwner, type Scene } from './scene.ts';

const no = () => false;
const yes = () => true;

/** The scene begins with the lease taken by `own_1` until 20,000. */
export function dispatcherLeaseTests(scene: () => Scene): void {
  it('is refused while another holds it, and says who', async () => {
    const { store } = scene();
    expect(await store.takeDispatch(anOwner('own_2'), 20_000, 40_000, no)).toEqual({
      taken: false,
      heldBy: anOwner('own_1'),
      until: 20_000,
    });
  });

  it('is taken over when it has run out, with a higher epoch', async () => {
    const { store, fence } = scene();
    expect(await store.takeDispatch(anOwner('own_2'), 20_001, 40_000, no)).toEqual({
      taken: true,
      epoch: fence + 1,
      previous: anOwner('own_1'),
      previousGone: false,
    });
  });

  it('is taken over at once from an owner that is gone', async () => {
    const { store, fence } = scene();
    const asked: string[] = [];
    const isGone = ({ id }: { readonly id: string }) => asked.push(id) > 0;
    expect(await store.takeDispatch(anOwner('own_2'), 2_000, 40_000, isGone)).toMatchObject({
      taken: true,
      epoch: fence + 1,
      previous: anOwner('own_1'),
      previousGone: true,
    });
    expect(asked).toEqual(['own_1']);
  });

  it('tells of a gone owner although its lease had run out anyway', async () => {
    const { store } = scene();
    expect(await store.takeDispatch(anOwner('own_2'), 30_000, 40_000, yes)).toMatchObject({ previousGone: true });
  });

  it('is shown to whoever asks, with the time since when it is held', async () => {
    const { store, fence } = scene();
    expect(await store.dispatcher()).toEqual({ epoch: fence, owner: anOwner('own_1'), until: 20_000, since: 1_000 });
    await store.renewDispatch(fence, 50_000);
    expect(await store.dispatcher()).toMatchObject({ until: 50_000, since: 1_000 });
    await store.takeDispatch(anOwner('own_2'), 60_000, 70_000, no);
    expect(await store.dispatcher()).toMatchObject({ epoch: fence + 1, owner: anOwner('own_2'), since: 60_000 });
    await store.releaseDispatch(fence + 1);
    expect(await store.dispatcher()).toMatchObject({ epoch: fence + 1, owner: undefined, since: null });
  });

  it('is extended by its holder', async () => {
    const { store, fence } = scene();
    expect(await store.renewDispatch(fence, 60_000)).toBe(true);
    expect(await store.takeDispatch(anOwner('own_2'), 30_000, 70_000, no)).toMatchObject({
      taken: false,
      until: 60_000,
    });
  });

  it('cannot be extended or given up by one from whom it was taken over', async () => {
    const { store, fence } = scene();
    await store.takeDispatch(anOwner('own_2'), 30_000, 40_000, no);
    expect(await store.renewDispatch(fence, 90_000)).toBe(false);
    await store.releaseDispatch(fence);
    expect(await store.takeDispatch(anOwner('own_3'), 31_000, 50_000, no)).toMatchObject({
      taken: false,
      heldBy: anOwner('own_2'),
    });
    await expect(store.settle(fence, 31_000, [])).rejects.toBeInstanceOf(StoreFenced);
    await expect(store.settle(fence + 1, 31_000, [])).resolves.toBeDefined();
  });

  it('is free for the next when it was given up, with a higher epoch', async () => {
    const { store, fence } = scene();
    await store.releaseDispatch(fence);
    expect(await store.renewDispatch(fence, 60_000)).toBe(false);
    expect(await store.takeDispatch(anOwner('own_2'), 2_000, 40_000, yes)).toEqual({
      taken: true,
      epoch: fence + 1,
      previousGone: false,
    });
  });

  it('goes to one of two that take it at the same moment', async () => {
    const { store, fence } = scene();
    await store.releaseDispatch(fence);
    const both = await Promise.all(['own_2', 'own_3'].map((id) => store.takeDispatch(anOwner(id), 2_000, 40_000, no)));
    expect(both.filter(({ taken }) => taken)).toHaveLength(1);
  });
}
