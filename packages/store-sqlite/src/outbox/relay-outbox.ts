import { existsSync } from 'node:fs';
import {
  type Clock,
  consoleLogger,
  type EilboteError,
  type EventInput,
  isEilboteError,
  type Logger,
  systemClock,
  type Timer,
} from '@eilbote/core';
import { OUTBOX_FILE_MISSING, OUTBOX_IN_MEMORY } from './errors.ts';
import type { Outbox } from './outbox.ts';
import { isBusy, type OutboxReader, outboxReader, type OutboxRow, unreadable } from './outbox-reader.ts';

export interface RelayOptions {
  /** An outbox of this process, or the database file in which another process has one. */
  readonly outbox: Outbox | string;
  /** Takes events, all or none, and resolves when they are durable: `(events) => host.publishMany(events)`. */
  readonly publish: (events: readonly EventInput[]) => Promise<unknown>;
  /** An event that can never be published was set aside. */
  readonly onRefused?: (event: EventInput | undefined, error: EilboteError) => void;
  /** Publishing failed for another reason; it is tried again. */
  readonly onProblem?: (error: unknown) => void;
  /** Where the relay tells its operator about both; the console when left out. */
  readonly diagnostics?: Logger;
  /** How often to look for events of other processes; milliseconds. */
  readonly pollMs?: number;
  /** Events that are published together. */
  readonly batch?: number;
  readonly clock?: Clock;
}

export interface OutboxRelay {
  /** Does nothing when it has started. @throws OUTBOX_IN_MEMORY, OUTBOX_FILE_MISSING */
  start(): void;
  /** Finishes the events under way. Does nothing when it has stopped. */
  stop(): Promise<void>;
}

/** Waiting after a failure, at most; milliseconds. */
const longestPauseMs = 5_000;

/**
 * Publishes what stands in an outbox, in order, and deletes it. A crash at any moment loses nothing: an event is
 * deleted after it was published, and one that is published again has its id from the outbox and is accepted once.
 *
 * @example
 * const relay = relayOutbox({ outbox, publish: (events) => host.publishMany(events) });
 * relay.start();
 */
export function relayOutbox({
  outbox,
  publish,
  onRefused,
  onProblem,
  diagnostics = consoleLogger(),
  pollMs = 100,
  batch = 100,
  clock = systemClock,
}: RelayOptions): OutboxRelay {
  let running = false;
  let reader: OutboxReader | undefined;
  let timer: Timer | undefined;
  let round: Promise<void> | undefined;
  let lookAgain = false;
  let askedToLook = false;
  let failures = 0;
  let stopListening = (): unknown => undefined;
  /** Published, but not deleted yet because the host was writing. */
  let published: readonly number[] = [];

  function look(): void {
    if (!running) return;
    if (round !== undefined) {
      lookAgain = true;
      return;
    }
    timer?.cancel();
    lookAgain = false;
    round = relay().then(rest, failed);
  }

  function rest(): void {
    failures = 0;
    again(pollMs);
  }

  function failed(error: unknown): void {
    if (!isBusy(error)) tellOfProblem(error);
    again(Math.min(pollMs * 2 ** failures, longestPauseMs));
  }

  function tellOfProblem(error: unknown): void {
    failures += 1;
    // Once, not at every repetition: a full disk may stay full over night.
    if (failures === 1) diagnostics.warn('events of the outbox cannot be published; they stay there', { error });
    onProblem?.(error);
  }

  function again(delayMs: number): void {
    round = undefined;
    if (!running) return;
    if (lookAgain && failures === 0) look();
    else timer = clock.timer(delayMs, look);
  }

  /** Until the outbox is empty, or stopped. */
  async function relay(): Promise<void> {
    reader ??= outboxReader(fileOf(outbox));
    for (;;) {
      reader.remove(published);
      published = [];
      const rows = running ? reader.open(batch) : [];
      if (rows.length === 0) return;
      await publishRows(reader, rows);
    }
  }

  async function publishRows(from: OutboxReader, rows: readonly OutboxRow[]): Promise<void> {
    const events = rows.flatMap(({ event }) => (event === undefined ? [] : [event]));
    try {
      if (events.length < rows.length) throw unreadable(rows[0]?.sequence ?? 0);
      await publish(events);
      published = rows.map(({ sequence }) => sequence);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (rows.length > 1) for (const row of rows) await publishAlone(from, row);
      else for (const row of rows) setAside(from, row, error);
    }
  }

  /** One bad event refuses those beside it: each is tried for itself. */
  async function publishAlone(from: OutboxReader, row: OutboxRow): Promise<void> {
    try {
      if (row.event === undefined) throw unreadable(row.sequence);
      await publish([row.event]);
      published = [...published, row.sequence];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setAside(from, row, error);
    }
  }

  function setAside(from: OutboxReader, { sequence, event }: OutboxRow, error: EilboteError): void {
    from.setAside(sequence, error);
    diagnostics.error('an event of the outbox was refused and set aside', { sequence, event: event?.id, error });
    onRefused?.(event, error);
  }

  /** After the host's transaction, which as a rule ends in the same turn of the event loop. */
  function lookSoon(): void {
    if (askedToLook) return;
    askedToLook = true;
    setImmediate(() => {
      askedToLook = false;
      look();
    });
  }

  return {
    start() {
      if (running) return;
      fileOf(outbox);
      running = true;
      if (typeof outbox !== 'string') stopListening = outbox.onAdded(lookSoon);
      look();
    },
    async stop() {
      running = false;
      stopListening();
      timer?.cancel();
      await round;
      reader?.close();
      reader = undefined;
    },
  };
}

function fileOf(outbox: Outbox | string): string {
  const file = typeof outbox === 'string' ? outbox : (outbox.database.location() ?? '');
  if (file === '' || file === ':memory:') throw OUTBOX_IN_MEMORY({});
  if (!existsSync(file)) throw OUTBOX_FILE_MISSING({ file });
  return file;
}

/** The event itself is at fault, and will be so tomorrow. Everything else may pass: a full disk, a host that stops. */
const isRefusal = (error: unknown): error is EilboteError =>
  isEilboteError(error) && (error.code.startsWith('EVENT_') || error.code === 'OUTBOX_EVENT_UNREADABLE');
