import { describe, expect, it } from 'vitest';
import { attemptDelivered, attemptFailed, attemptInterrupted } from './attempt-lines.ts';
import { deliveriesCancelled, deliverySkipped } from './delivery-lines.ts';
import { describeLogLines } from './describe-log-lines.ts';
import { exampleEntries } from './line-examples.ts';
import { sequenceOf, withSequence } from './line-text.ts';
import type { LogLine } from './log-line.ts';
import type { LoggedAttempt, LoggedDelivery } from './subjects.ts';

const { fields, kinds } = describeLogLines();
const at = Date.UTC(2026, 10, 24, 9);
const nasty = 'a "quoted"\n{delivery} \\ ü \u2028';

const delivery: LoggedDelivery = {
  id: 'dlv_1',
  event: { id: nasty, type: 'project.created', table: 'Auftrag', key: nasty },
  webhook: { id: 'whk_1', name: nasty, version: 2, target: 'custom', action: 'call' },
  lane: 'whk_1',
};

const attempt: LoggedAttempt = {
  at,
  attempt: 1,
  call: {
    method: 'POST',
    maskedUrl: 'https://x/•••',
    status: 200,
    durationMs: 1.7,
    bodyBytes: 3,
    bodySha256: 'ab',
    answerBytes: 0,
  },
  fields: ['A', nasty],
  warnings: [nasty],
  body: '{"A":1}',
  exchange: '{"secret":true}',
};

const read = (line: string) => JSON.parse(line) as LogLine;

describe('a line of the delivery log', () => {
  it.each(kinds)('of kind $kind has the members that are described for it, in their order', (described) => {
    const names = Object.keys(read(described.example));
    const possible = new Set<string>([
      'v',
      'seq',
      'time',
      'kind',
      'level',
      ...described.always,
      ...described.sometimes,
    ]);
    expect(names.slice(0, 5)).toEqual(['v', 'seq', 'time', 'kind', 'level']);
    expect(names.filter((name) => !possible.has(name))).toEqual([]);
    expect(described.always.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toEqual(fields.map(({ name }) => name).filter((name) => names.includes(name)));
    expect(exampleEntries[described.kind].kind).toBe(described.kind);
    expect(read(described.example).kind).toBe(described.kind);
  });

  it('survives whatever stands in names, keys and ids', () => {
    const { line, exchange, ...about } = attemptDelivered(delivery, { ...attempt, remoteId: nasty });
    expect(about).toEqual({ at, kind: 'attempt.delivered', delivery: 'dlv_1', webhook: 'whk_1' });
    expect(exchange).toBe('{"secret":true}');
    expect(line).not.toContain('\n');
    expect(line).not.toContain('secret');
    expect(read(withSequence(line, 12))).toEqual({
      v: 1,
      seq: 12,
      time: '2026-11-24T09:00:00.000Z',
      kind: 'attempt.delivered',
      level: 'info',
      delivery: 'dlv_1',
      event: { id: nasty, type: 'project.created' },
      table: 'Auftrag',
      key: nasty,
      webhook: { id: 'whk_1', name: nasty, version: 2 },
      target: 'custom',
      action: 'call',
      lane: 'whk_1',
      state: 'delivered',
      attempt: 1,
      method: 'POST',
      url: 'https://x/•••',
      status: 200,
      durationMs: 2,
      remoteId: nasty,
      fields: ['A', nasty],
      bodyBytes: 3,
      bodySha256: 'ab',
      answerBytes: 0,
      warnings: [nasty],
      body: { A: 1 },
    });
    expect(sequenceOf(withSequence(line, 12))).toBe(12);
    expect(sequenceOf(line)).toBeUndefined();
  });

  it('writes every time as toISOString does, and leaves out what is no time', () => {
    for (const at of [
      0, 1, 999, 1000, 1_700_000_000_007, 1_700_000_000_070.9, 1_700_000_000_700, -1, 253_402_300_800_000,
    ]) {
      expect(read(attemptInterrupted(delivery, { at, attempt: 1 }).line).time).toBe(
        new Date(Math.floor(at)).toISOString(),
      );
    }
    for (const nextAttemptAt of [Number.NaN, Number.POSITIVE_INFINITY, 8.7e15]) {
      const { line } = attemptInterrupted(delivery, { at, attempt: 1, nextAttemptAt });
      expect(read(line)).not.toHaveProperty('nextAttemptAt');
    }
  });

  it('tells by level and state whether a failed attempt is tried again', () => {
    const failed = { ...attempt, failure: 'HTTP_5XX', reason: 'r' } as const;
    const again = read(attemptFailed(delivery, { ...failed, nextAttemptAt: at + 5000 }).line);
    expect(again).toMatchObject({ level: 'warn', state: 'waiting', nextAttemptAt: '2026-11-24T09:00:05.000Z' });
    const final = read(attemptFailed(delivery, failed).line);
    expect(final).toMatchObject({ level: 'error', state: 'failed', failure: 'HTTP_5XX' });
    expect(final).not.toHaveProperty('nextAttemptAt');
    expect(read(attemptInterrupted(delivery, { at, attempt: 5 }).line)).toMatchObject({
      level: 'error',
      state: 'failed',
      failure: 'INTERRUPTED',
    });
  });

  it('tells of an attempt without a call what there is to tell', () => {
    const skipped = read(deliverySkipped(delivery, { at, reason: 'nothing to do', attempt: { at, attempt: 2 } }).line);
    expect(skipped).toMatchObject({ attempt: 2, reason: 'nothing to do', state: 'skipped' });
    expect(skipped).not.toHaveProperty('method');
    expect(skipped).not.toHaveProperty('warnings');
  });

  it('is made for many cancelled deliveries with one place to fill in, whatever the webhook is called', () => {
    const { line } = deliveriesCancelled(delivery.webhook, { at, reason: 'webhookDeleted' });
    expect(line.split('{delivery}')).toHaveLength(2);
    expect(read(line.replaceAll('{delivery}', 'dlv_7'))).toMatchObject({
      delivery: 'dlv_7',
      webhook: { name: nasty },
      state: 'cancelled',
      reason: 'webhookDeleted',
    });
    expect(read(deliveriesCancelled(undefined, { at, reason: 'byHand' }).line)).not.toHaveProperty('webhook');
  });
});
