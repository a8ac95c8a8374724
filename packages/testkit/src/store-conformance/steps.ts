import type { RemoteThing, StepRow } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aDelivery, aSettlement } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const aStep = (name: string, answer = '{}'): StepRow => ({ name, requestHash: `hash of ${name}`, answer, at: 2_000 });
const customer: RemoteThing = { account: 'connection:c', kind: 'customer', key: 'n20-01170' };

export function stepTests(scene: () => Scene): void {
  it('keeps the steps of a delivery over its attempts, in their order, each once', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    expect(await store.recordStep('d1', 'lease', aStep('customer', '{"id":7}'))).toBe(true);
    expect(await store.recordStep('d1', 'lease', aStep('address'))).toBe(true);
    expect(await store.recordStep('d1', 'lease', aStep('customer', '{"id":8}'))).toBe(true);
    await store.settle(fence, 3_000, [aSettlement('d1', { state: 'waiting', due: 3_000 })]);
    await store.claim(fence, lease, 3_000, [aClaim()]);
    expect(await store.steps('d1')).toEqual([aStep('customer', '{"id":7}'), aStep('address')]);
    expect(await store.steps('d2')).toEqual([]);
    expect(await store.steps('none')).toEqual([]);
  });

  it('refuses a step of whoever no longer has the delivery', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }));
    expect(await store.recordStep('d1', 'foreign', aStep('customer'))).toBe(false);
    await store.settle(fence, 3_000, [aSettlement('d1')]);
    expect(await store.recordStep('d1', 'lease', aStep('customer'))).toBe(false);
    expect(await store.steps('d1')).toEqual([]);
  });

  it('lets one at a time find or create a thing, and tells all others its id', async () => {
    const { store } = scene();
    const wanted = (by: string, now: number) => ({ thing: customer, lease: by, now, until: now + 100 });
    expect(await store.remoteId(customer)).toBeUndefined();
    expect(await store.leaseRemoteId(wanted('a', 1_000))).toEqual({ kind: 'leased' });
    expect(await store.leaseRemoteId(wanted('b', 1_100))).toEqual({ kind: 'held', until: 1_100 });
    expect(await store.saveRemoteId(customer, 'b', '8', 1_000)).toBe(false);
    expect(await store.leaseRemoteId(wanted('b', 1_101))).toEqual({ kind: 'leased' });
    expect(await store.saveRemoteId(customer, 'a', '7', 1_102)).toBe(false);
    expect(await store.saveRemoteId(customer, 'b', '8', 1_103)).toBe(true);
    expect(await store.leaseRemoteId(wanted('c', 1_104))).toEqual({ kind: 'known', id: '8' });
    expect(await store.remoteId(customer)).toBe('8');
    expect(await store.remoteId({ ...customer, account: 'connection:d' })).toBeUndefined();
    expect(await store.remoteId({ ...customer, kind: 'project' })).toBeUndefined();
  });

  it('gives a thing back that could not be created, and lets an id be remembered, corrected or forgotten', async () => {
    const { store } = scene();
    const wanted = (by: string) => ({ thing: customer, lease: by, now: 1_000, until: 1_100 });
    await store.leaseRemoteId(wanted('a'));
    await store.releaseRemoteId(customer, 'b');
    expect(await store.leaseRemoteId(wanted('b'))).toMatchObject({ kind: 'held' });
    await store.releaseRemoteId(customer, 'a');
    expect(await store.leaseRemoteId(wanted('b'))).toEqual({ kind: 'leased' });
    await store.rememberRemoteId(customer, '7', 1_000);
    expect(await store.saveRemoteId(customer, 'b', '8', 1_000)).toBe(false);
    await store.rememberRemoteId(customer, '9', 1_000);
    expect(await store.remoteId(customer)).toBe('9');
    await store.forgetRemoteId(customer, '7');
    expect(await store.remoteId(customer)).toBe('9');
    await store.forgetRemoteId(customer, '9');
    expect(await store.remoteId(customer)).toBeUndefined();
    expect(await store.leaseRemoteId(wanted('c'))).toEqual({ kind: 'leased' });
    await store.forgetRemoteId(customer, '9');
    expect(await store.saveRemoteId(customer, 'c', '10', 1_000)).toBe(true);
  });
}
