import { beforeEach, expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aResend, aRun, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const frozen = { method: 'POST', contentType: 'application/json', body: '["{}"]' } as const;

export function resendTests(scene: () => Scene): void {
  beforeEach(async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook({ lane: 'l' }));
    await matched('e1', aDelivery('d1', { start, elements: [1] }));
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'failed', frozen })]);
  });

  const claimed = async () => {
    const { store, fence } = scene();
    const [first] = await store.claim(fence, lease, 7_000, [aClaim({ version: 2 })]);
    return first;
  };

  it('repeats the original: its request, its version and its message id', async () => {
    const { store, row } = scene();
    expect(await store.resend([aResend('r1', 'd1')])).toEqual({ written: ['r1'], refused: [] });
    const made = { state: 'waiting', due: 6_000, origin: 'resend', of: 'd1', messageId: 'd1', attempts: 0 };
    expect(await row('r1')).toMatchObject(made);
    expect(await claimed()).toMatchObject({ id: 'r1', messageId: 'd1', version: 1, frozen, elements: [1] });
    expect((await store.delivery('d1'))?.resentAs).toEqual(['r1']);
    expect((await store.history(0, 10)).at(-1)).toMatchObject({ kind: 'delivery.resent', delivery: 'r1' });
  });

  it('repeats a repetition under the message id of the first', async () => {
    const { store, fence, row } = scene();
    await store.resend([aResend('r1', 'd1')]);
    await claimed();
    await store.settle(fence, 8_000, [aSettlement('r1')]);
    await store.resend([aResend('r2', 'r1')]);
    expect(await row('r2')).toMatchObject({ of: 'r1', messageId: 'd1' });
  });

  it('builds anew where that is asked for, under an id of its own and with the present version', async () => {
    const { store } = scene();
    await store.resend([aResend('r1', 'd1', { content: 'rebuilt' })]);
    expect(await claimed()).toMatchObject({ id: 'r1', messageId: 'r1', version: 2, frozen: null, corrected: false });
  });

  it('builds anew where nothing was ever sent', async () => {
    const { store, fence, matched } = scene();
    await matched('e2', aDelivery('d2', { start }));
    await store.settle(fence, 5_000, [aSettlement('d2', { state: 'failed' })]);
    await store.resend([aResend('r1', 'd2')]);
    expect(await claimed()).toMatchObject({ messageId: 'r1', version: 2, frozen: null, elements: null });
  });

  it('builds from corrected content, and a repetition of that too', async () => {
    const { store, fence } = scene();
    const json = '{"records":{"Auftrag":{"AuftragsNr":"e1"}},"details":{}}';
    await store.resend([aResend('r1', 'd1', { content: 'rebuilt', corrected: json, elements: [0] })]);
    const corrected = { corrected: true, event: { id: 'e1', json } };
    expect(await claimed()).toMatchObject({ ...corrected, elements: [0] });
    await store.settle(fence, 8_000, [aSettlement('r1', { state: 'failed' })]);
    await store.resend([aResend('r2', 'r1', { content: 'rebuilt', createdAt: 8_000, due: 6_500 })]);
    expect(await claimed()).toMatchObject({ id: 'r2', ...corrected });
    expect(await store.delivery('r2')).toMatchObject(corrected);
    expect((await store.event('e1'))?.json).not.toBe(json);
  });

  it('goes to the present lane of its webhook', async () => {
    const { store, row } = scene();
    await store.saveWebhook(aWebhook({ previousVersion: 1, lane: 'l2' }));
    await store.resend([aResend('r1', 'd1')]);
    expect(await row('r1')).toMatchObject({ lane: 'l2' });
  });

  it('refuses what is unknown or unfinished, and what goes to a webhook that takes nothing', async () => {
    const { store, matched } = scene();
    await matched('e2', aDelivery('d2'));
    const reasons = async (...of: readonly string[]) =>
      (await store.resend(of.map((id) => aResend(`again ${id}`, id))))?.refused;
    expect(await reasons('none', 'd2')).toEqual([
      { of: 'none', reason: 'unknown' },
      { of: 'd2', reason: 'unfinished' },
    ]);
    await store.setWebhookStatus(aStatusChange());
    expect(await reasons('d1')).toEqual([{ of: 'd1', reason: 'webhookInactive' }]);
    await store.deleteWebhook(aStatusChange());
    expect(await reasons('d1')).toEqual([{ of: 'd1', reason: 'webhookDeleted' }]);
    expect((await store.history(0, 20)).filter(({ kind }) => kind === 'delivery.resent')).toEqual([]);
  });

  it('stands in line behind others of its order key', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e2', aDelivery('d2', { start, orderKey: 'k' }));
    await store.resend([aResend('r1', 'd1', { orderKey: 'k' })]);
    expect(await row('r1')).toMatchObject({ blocked: true, due: null });
    await store.settle(fence, 7_000, [aSettlement('d2')]);
    expect(await row('r1')).toMatchObject({ blocked: false, due: 7_000 });
  });

  it('takes the place of a failed original that holds its order key', async () => {
    const { store, fence, matched, row } = scene();
    for (const number of [2, 3]) await matched(`e${number}`, aDelivery(`d${number}`, { start, orderKey: 'k' }));
    await store.settle(fence, 5_000, [aSettlement('d2', { state: 'failed', holdsOrder: true })]);
    await store.resend([aResend('r1', 'd2', { orderKey: 'k' })]);
    expect(await row('r1')).toMatchObject({ blocked: false, due: 6_000 });
    expect(await row('d3')).toMatchObject({ blocked: true });
    expect(await claimed()).toMatchObject({ id: 'r1' });
    const released = await store.settle(fence, 8_000, [aSettlement('r1')]);
    expect(released.released).toEqual([{ lane: 'l', webhook: 'w', due: 8_000 }]);
    expect(await row('d3')).toMatchObject({ blocked: false });
  });

  it('lets those behind a held original go where it is sent again in another order', async () => {
    const { store, fence, matched, row } = scene();
    for (const number of [2, 3]) await matched(`e${number}`, aDelivery(`d${number}`, { start, orderKey: 'k' }));
    await store.settle(fence, 5_000, [aSettlement('d2', { state: 'failed', holdsOrder: true })]);
    await store.resend([aResend('r1', 'd2')]);
    expect(await row('d3')).toMatchObject({ blocked: false, due: 6_000 });
  });

  it('goes through a list from the oldest on, page by page', async () => {
    const { store, matched } = scene();
    for (const number of [2, 3]) await matched(`e${number}`, aDelivery(`d${number}`));
    const page = async (cursor?: string) =>
      store.deliveries({}, { limit: 2, oldestFirst: true, ...(cursor === undefined ? {} : { cursor }) });
    const first = await page();
    expect(first.rows.map(({ id }) => id)).toEqual(['d1', 'd2']);
    const second = await page(first.next);
    expect(second.rows.map(({ id }) => id)).toEqual(['d3']);
    expect(second.next).toBeUndefined();
  });

  it('goes on with a run step by step, each step once', async () => {
    const { store } = scene();
    await store.createRun(aRun(), anEntry('resend.started'));
    const step = { run: 'run_1', from: null, to: '1', state: 'running', at: 7_000, leftOut: 0 } as const;
    expect(await store.resend([aResend('r1', 'd1'), aResend('r2', 'none')], step)).toMatchObject({ written: ['r1'] });
    expect(await store.resend([aResend('r3', 'd1')], step)).toBeUndefined();
    expect(await store.runs({})).toEqual([aRun({ cursor: '1', done: 1, leftOut: 1, updatedAt: 7_000 })]);
    const end = { run: 'run_1', from: '1', to: '2', at: 8_000, leftOut: 2, entry: anEntry('resend.finished') };
    await store.resend([], { ...end, state: 'finished' });
    expect(await store.runs({ state: 'running' })).toEqual([]);
    expect(await store.runs({ state: 'finished' })).toMatchObject([{ id: 'run_1', cursor: '2', leftOut: 3 }]);
    expect(await store.delivery('r3')).toBeUndefined();
  });

  it('does no step of a run that was cancelled', async () => {
    const { store } = scene();
    await store.createRun(aRun(), anEntry('resend.started'));
    expect(await store.cancelRun('run_1', 7_000, anEntry('resend.cancelled'))).toBe(true);
    expect(await store.cancelRun('run_1', 8_000, anEntry('resend.cancelled'))).toBe(false);
    const step = { run: 'run_1', from: null, to: '1', state: 'running', at: 7_000, leftOut: 0 } as const;
    expect(await store.resend([aResend('r1', 'd1')], step)).toBeUndefined();
    expect(await store.runs({})).toEqual([aRun({ state: 'cancelled', updatedAt: 7_000 })]);
    const kinds = (await store.history(0, 20)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('resend.'))).toEqual(['resend.started', 'resend.cancelled']);
  });
}
