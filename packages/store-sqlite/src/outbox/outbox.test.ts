import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EVENT_TYPE_UNKNOWN, type EventInput, type Logger, silentLogger } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox, type Outbox } from './outbox.ts';
import { type OutboxRelay, type RelayOptions, relayOutbox } from './relay-outbox.ts';

const anEvent = (number: string): EventInput => ({
  type: 'project.created',
  records: { Auftrag: { AuftragsNr: number, Bezeichnung: 'Küche „Eiche“' } },
});
const numberOf = ({ records }: EventInput) => (records['Auftrag'] as { AuftragsNr: string }).AuftragsNr;

describe('the outbox', () => {
  let folder: string;
  let database: DatabaseSync;
  let outbox: Outbox;
  let relays: OutboxRelay[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-outbox-'));
    database = new DatabaseSync(join(folder, 'erp.db'));
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE project (number TEXT)');
    outbox = createOutbox(database);
    relays = [];
  });
  afterEach(async () => {
    for (const relay of relays) await relay.stop();
    if (database.isOpen) database.close();
    rmSync(folder, { recursive: true });
  });

  /** In a transaction of its own. */
  function add(event: EventInput): string {
    database.exec('BEGIN');
    const id = outbox.add(event);
    database.exec('COMMIT');
    return id;
  }
  /** A relay that is running, and what it has published. */
  function relayed(options: Partial<RelayOptions> = {}) {
    const published: EventInput[] = [];
    const publish = async (events: readonly EventInput[]) => {
      for (const event of events) {
        if (event.type === 'no.such') throw EVENT_TYPE_UNKNOWN({ eventType: 'no.such' });
      }
      published.push(...events);
    };
    const relay = relayOutbox({ outbox, publish, pollMs: 5, diagnostics: silentLogger, ...options });
    relays.push(relay);
    relay.start();
    return { relay, published, numbers: () => published.map(numberOf) };
  }
  const rows = () => database.prepare('SELECT count(*) AS rows FROM eilbote_outbox').get()?.['rows'];
  const isEmpty = () => vi.waitFor(() => expect(rows()).toBe(0));

  it('publishes what was committed with the data of the host, in order, and forgets it', async () => {
    const { published, numbers } = relayed();
    database.exec('BEGIN');
    database.prepare('INSERT INTO project VALUES (?)').run('06127');
    const id = outbox.add(anEvent('06127'));
    outbox.add(anEvent('06128'));
    database.exec('COMMIT');
    add({ ...anEvent('06129'), id: 'mine', occurredAt: '2026-03-02T08:15:00Z' });
    await isEmpty();
    expect(numbers()).toEqual(['06127', '06128', '06129']);
    expect(published[0]).toMatchObject({ ...anEvent('06127'), id, occurredAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(published[2]).toMatchObject({ id: 'mine', occurredAt: '2026-03-02T08:15:00Z' });
  });

  it('publishes nothing of a transaction that was rolled back', async () => {
    const { numbers } = relayed();
    database.exec('BEGIN');
    outbox.add(anEvent('never'));
    database.exec('ROLLBACK');
    add(anEvent('06127'));
    await isEmpty();
    expect(numbers()).toEqual(['06127']);
  });

  it('does not see what the host has not committed yet, and does not stop a host that holds its transaction open', async () => {
    const { published, numbers } = relayed();
    add(anEvent('before'));
    await vi.waitFor(() => expect(published).toHaveLength(1));
    database.exec('BEGIN IMMEDIATE');
    outbox.add(anEvent('06127'));
    const started = performance.now();
    await vi.waitFor(() => expect(performance.now() - started).toBeGreaterThan(50));
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(numbers()).toEqual(['before']);
    database.exec('COMMIT');
    await isEmpty();
    expect(numbers()).toEqual(['before', '06127']);
  });

  it('publishes what was there before it started, and what another connection adds', async () => {
    add(anEvent('06127'));
    const { numbers } = relayed({ outbox: join(folder, 'erp.db') });
    add(anEvent('06128'));
    await isEmpty();
    expect(numbers()).toEqual(['06127', '06128']);
  });

  it('works on a database without a write-ahead log', async () => {
    database.exec('PRAGMA journal_mode = DELETE');
    const { numbers } = relayed();
    for (const number of ['1', '2', '3']) add(anEvent(number));
    await isEmpty();
    expect(numbers()).toEqual(['1', '2', '3']);
  });

  it('sets a refused event aside with its error and goes on with those beside it', async () => {
    const onRefused = vi.fn<NonNullable<RelayOptions['onRefused']>>();
    const error = vi.fn<Logger['error']>();
    const { numbers } = relayed({ onRefused, diagnostics: { ...silentLogger, error } });
    database.exec('BEGIN');
    outbox.add(anEvent('1'));
    const id = outbox.add({ ...anEvent('2'), type: 'no.such' });
    outbox.add(anEvent('3'));
    database.exec('COMMIT');
    await vi.waitFor(() => expect(rows()).toBe(1));
    expect(numbers()).toEqual(['1', '3']);
    expect(outbox.refused()).toMatchObject([{ sequence: 2, id, type: 'no.such', code: 'EVENT_TYPE_UNKNOWN' }]);
    expect(outbox.refused()[0]?.text.de).toContain('no.such');
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id }),
      expect.objectContaining({ code: 'EVENT_TYPE_UNKNOWN' }),
    );
    expect(error).toHaveBeenCalledExactlyOnceWith(
      'an event of the outbox was refused and set aside',
      expect.objectContaining({ sequence: 2, event: id }),
    );
  });

  it('sets a single refused event aside, which can be published again or given up', async () => {
    let knowsType = false;
    const published: unknown[] = [];
    relayed({
      publish: async ([event]) => {
        if (!knowsType) throw EVENT_TYPE_UNKNOWN({ eventType: 'no.such' });
        published.push(event?.id);
      },
    });
    const first = add(anEvent('1'));
    await vi.waitFor(() => expect(outbox.refused()).toHaveLength(1));
    add(anEvent('2'));
    await vi.waitFor(() => expect(outbox.refused()).toHaveLength(2));
    knowsType = true;
    outbox.discard(2);
    outbox.retry(1);
    await isEmpty();
    expect(published).toEqual([first]);
  });

  it('sets an entry aside that is no event', async () => {
    database.prepare('INSERT INTO eilbote_outbox (event) VALUES (?)').run('{"type":');
    const { numbers } = relayed();
    add(anEvent('2'));
    await vi.waitFor(() => expect(rows()).toBe(1));
    expect(numbers()).toEqual(['2']);
    expect(outbox.refused()).toMatchObject([{ sequence: 1, id: '', code: 'OUTBOX_EVENT_UNREADABLE' }]);
  });

  it('keeps everything, in order, while publishing fails for another reason', async () => {
    let failures = 3;
    const onProblem = vi.fn<(error: unknown) => void>();
    const warn = vi.fn<Logger['warn']>();
    const published: string[] = [];
    const publish = async (events: readonly EventInput[]) => {
      failures -= 1;
      if (failures >= 0) throw new Error('the disk is full');
      published.push(...events.map(numberOf));
    };
    relayed({ publish, onProblem, pollMs: 1, diagnostics: { ...silentLogger, warn } });
    for (const number of ['1', '2', '3']) add(anEvent(number));
    await isEmpty();
    expect(published).toEqual(['1', '2', '3']);
    expect(onProblem).toHaveBeenCalledTimes(3);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(outbox.refused()).toEqual([]);
  });

  it('publishes again, under the same id, what was published when the process died before it was deleted', async () => {
    const id = add(anEvent('06127'));
    const ids: unknown[] = [];
    const dying = relayed({
      publish: async ([event]) => {
        ids.push(event?.id);
        throw new Error('killed after the commit');
      },
    });
    await vi.waitFor(() => expect(ids).not.toHaveLength(0));
    await dying.relay.stop();
    const { published } = relayed();
    await isEmpty();
    expect([ids[0], published[0]?.id]).toEqual([id, id]);
  });

  it('publishes more than fit into a batch', async () => {
    const sizes: number[] = [];
    const publish = async (events: readonly EventInput[]) => {
      sizes.push(events.length);
    };
    database.exec('BEGIN');
    for (let number = 0; number < 25; number += 1) outbox.add(anEvent(String(number)));
    database.exec('COMMIT');
    relayed({ publish, batch: 10 });
    await isEmpty();
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('can be started and stopped again and again; stopping waits for what is being published', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const publish = vi.fn<RelayOptions['publish']>(() => finished);
    const { relay } = relayed({ publish });
    relay.start();
    add(anEvent('1'));
    await vi.waitFor(() => expect(publish).toHaveBeenCalledTimes(1));
    const stopped = Promise.all([relay.stop(), relay.stop()]);
    finish();
    await stopped;
    expect(rows()).toBe(0);
    add(anEvent('2'));
    expect(publish).toHaveBeenCalledTimes(1);
    relay.start();
    await isEmpty();
    expect(publish).toHaveBeenCalledTimes(2);
    await relay.stop();
    await relay.stop();
  });

  it.each([
    ['a date', new Date(0), 'Date'],
    ['not a number', Number.NaN, 'NaN'],
    ['a big integer', 1n, 'bigint'],
    ['a map', new Map(), 'Map'],
    ['a function', () => undefined, 'function'],
  ])('refuses %s while the host is still in its transaction', (_, value, found) => {
    const event = { type: 'project.created', records: { Auftrag: { AuftragsNr: '1', Datum: value } } };
    database.exec('BEGIN');
    expect(() => outbox.add(event as unknown as EventInput)).toThrow(
      expect.objectContaining({ code: 'EVENT_NOT_JSON', facts: { path: '.../Datum', found } }),
    );
    database.exec('COMMIT');
    expect(rows()).toBe(0);
  });

  it('refuses an event outside of a transaction, where a crash could separate it from its data', () => {
    expect(() => outbox.add(anEvent('06127'))).toThrow(
      expect.objectContaining({ code: 'OUTBOX_NO_TRANSACTION', facts: { eventType: 'project.created' } }),
    );
    expect(rows()).toBe(0);
  });

  it('refuses a database that exists in memory only, and a file that does not exist', () => {
    const memory = new DatabaseSync(':memory:');
    const publish = async () => undefined;
    const inMemory = relayOutbox({ outbox: createOutbox(memory), publish });
    expect(() => inMemory.start()).toThrow(expect.objectContaining({ code: 'OUTBOX_IN_MEMORY' }));
    const missing = relayOutbox({ outbox: join(folder, 'none.db'), publish });
    expect(() => missing.start()).toThrow(expect.objectContaining({ code: 'OUTBOX_FILE_MISSING' }));
    memory.close();
  });
});
