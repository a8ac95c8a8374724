import { expect, it } from 'vitest';
import { aStoredEvent, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

export function acceptTests(scene: () => Scene): void {
  it('numbers events in the order in which they were accepted', async () => {
    const { store } = scene();
    const verdicts = await store.accept([[aStoredEvent('e1')], [aStoredEvent('e2'), aStoredEvent('e3')]]);
    expect(verdicts).toEqual([
      { kind: 'accepted', events: [{ sequence: 1, revision: 0, known: false }] },
      {
        kind: 'accepted',
        events: [
          { sequence: 2, revision: 0, known: false },
          { sequence: 3, revision: 0, known: false },
        ],
      },
    ]);
  });

  it('gives back every byte of an event', async () => {
    const { store } = scene();
    const event = aStoredEvent('e1', { json: `{"text":"ä ß € 🪚 \\n '\\" ${'x'.repeat(100_000)}"}`, key: '_0573' });
    await store.accept([[event]]);
    expect(await store.event('e1')).toEqual({ ...event, sequence: 1, revision: 0 });
    expect(await store.unmatched(10)).toEqual([{ ...event, sequence: 1, revision: 0 }]);
  });

  it('answers an event that it has already as known, under its first number', async () => {
    const { store } = scene();
    await store.accept([[aStoredEvent('e1')], [aStoredEvent('e2')]]);
    expect(await store.accept([[aStoredEvent('e2')]])).toEqual([
      { kind: 'accepted', events: [{ sequence: 2, revision: 0, known: true }] },
    ]);
    expect(await store.unmatched(10)).toHaveLength(2);
  });

  it('stores an event once that comes twice in a group, in two groups of a call, or in two calls at once', async () => {
    const { store } = scene();
    const [pair, single] = await store.accept([[aStoredEvent('e1'), aStoredEvent('e1')], [aStoredEvent('e1')]]);
    expect(pair).toMatchObject({ events: [{ known: false }, { known: true, sequence: 1 }] });
    expect(single).toMatchObject({ events: [{ known: true, sequence: 1 }] });
    const both = await Promise.all([store.accept([[aStoredEvent('e2')]]), store.accept([[aStoredEvent('e2')]])]);
    expect(both.flat().flatMap((verdict) => (verdict.kind === 'accepted' ? verdict.events : []))).toMatchObject([
      { sequence: 2, known: false },
      { sequence: 2, known: true },
    ]);
    expect((await store.events({}, { limit: 10 })).map(({ id }) => id)).toEqual(['e2', 'e1']);
  });

  it('refuses a whole group for one event that exists with other content, and no other group', async () => {
    const { store } = scene();
    await store.accept([[aStoredEvent('e1')]]);
    const verdicts = await store.accept([
      [aStoredEvent('e2')],
      [aStoredEvent('e3'), aStoredEvent('e1', { hash: 'another' }), aStoredEvent('e4')],
      [aStoredEvent('e5')],
    ]);
    expect(verdicts).toMatchObject([{ kind: 'accepted' }, { kind: 'conflict', id: 'e1' }, { kind: 'accepted' }]);
    expect((await store.unmatched(10)).map(({ id }) => id)).toEqual(['e1', 'e2', 'e5']);
    expect(await store.event('e3')).toBeUndefined();
  });

  it('refuses a group that contradicts itself', async () => {
    const { store } = scene();
    const [verdict] = await store.accept([[aStoredEvent('e1'), aStoredEvent('e1', { hash: 'another' })]]);
    expect(verdict).toEqual({ kind: 'conflict', id: 'e1' });
    expect(await store.event('e1')).toBeUndefined();
    expect(await store.accept([[aStoredEvent('e1', { hash: 'another' })]])).toMatchObject([{ kind: 'accepted' }]);
  });

  it('accepts an empty group and an empty call', async () => {
    const { store } = scene();
    expect(await store.accept([[]])).toEqual([{ kind: 'accepted', events: [] }]);
    expect(await store.accept([])).toEqual([]);
  });

  it('stamps each event with the configuration revision in force', async () => {
    const { store, accepted } = scene();
    expect((await accepted('e1')).revision).toBe(0);
    await store.saveWebhook(aWebhook());
    expect((await accepted('e2')).revision).toBe(1);
    expect((await accepted('e1')).revision).toBe(0);
  });

  it('hands out unmatched events oldest first, at most as many as asked for', async () => {
    const { store, matched } = scene();
    await store.accept([[aStoredEvent('e1'), aStoredEvent('e2'), aStoredEvent('e3'), aStoredEvent('e4')]]);
    await matched('e2');
    expect((await store.unmatched(2)).map(({ id }) => id)).toEqual(['e1', 'e3']);
    expect((await store.unmatched(10)).map(({ id }) => id)).toEqual(['e1', 'e3', 'e4']);
  });

  it('keeps what it was given although the caller changes it afterwards', async () => {
    const { store } = scene();
    const event = { ...aStoredEvent('e1') };
    await store.accept([[event]]);
    event.json = 'changed';
    expect((await store.event('e1'))?.json).toBe(aStoredEvent('e1').json);
  });
}
