import type {
  Claim,
  ConnectionSave,
  HistoryEntry,
  NewDelivery,
  NewEvent,
  NewResend,
  NewTest,
  Coalescing,
  PauseChange,
  RunRow,
  Settlement,
  TestEnd,
  WebhookSave,
  WebhookStatusChange,
} from '@eilbote/core';

/** An event named by its id; content follows the id, so that equal ids are equal events. */
export const aStoredEvent = (id: string, changes: Partial<NewEvent> = {}): NewEvent => ({
  id,
  type: 'project.created',
  occurredAt: '2026-03-02T08:15:00.000Z',
  acceptedAt: 1_000,
  table: 'Auftrag',
  key: id,
  hash: `hash of ${id}`,
  json: `{"records":{"Auftrag":{"AuftragsNr":"${id}","Text":"Küche „Eiche“ \\u0000 🪚"}},"details":{}}`,
  ...changes,
});

/** A delivery to webhook `w` on lane `l`, due at 1,000. */
export const aDelivery = (id: string, changes: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  webhook: 'w',
  lane: 'l',
  createdAt: 1_000,
  due: 1_000,
  expires: 90_000,
  ...changes,
});

export const anEntry = (kind: string, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: 1_000,
  kind,
  line: `{"kind":"${kind}"}`,
  ...changes,
});

/** A delivered attempt under the lease `lease`. */
export const aSettlement = (delivery: string, changes: Partial<Settlement> = {}): Settlement => ({
  delivery,
  lease: 'lease',
  state: 'delivered',
  attempts: 1,
  interruptions: 0,
  entries: [],
  ...changes,
});

export const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  lane: 'l',
  webhook: 'w',
  version: 1,
  limit: 100,
  ...changes,
});

/** Creates the webhook `w` on lane `l`; `previousVersion` saves it again. */
export const aWebhook = (changes: Partial<WebhookSave> = {}): WebhookSave => ({
  id: 'w',
  previousVersion: 0,
  status: 'active',
  connection: null,
  lane: 'l',
  definition: '{"name":"Neue Aufträge"}',
  endsOrder: false,
  holdsOrder: true,
  waiting: 'rebuild',
  at: 2_000,
  entry: anEntry('webhook.saved', { webhook: 'w' }),
  cancelEntry: anEntry('delivery.cancelled', { webhook: 'w', line: '{"delivery":"{delivery}"}' }),
  ...changes,
});

export const aStatusChange = (changes: Partial<WebhookStatusChange> = {}): WebhookStatusChange => ({
  id: 'w',
  status: 'inactive',
  at: 3_000,
  entry: anEntry('webhook.status', { webhook: 'w' }),
  cancelEntry: anEntry('delivery.cancelled', { webhook: 'w', line: '{"delivery":"{delivery}"}' }),
  ...changes,
});

export const aConnection = (changes: Partial<ConnectionSave> = {}): ConnectionSave => ({
  id: 'c',
  previousVersion: 0,
  definition: '{"baseUrl":"https://hooks.example.com"}',
  at: 2_000,
  entry: anEntry('connection.saved'),
  ...changes,
});

/** Repeats the delivery `of` with its original content, due at 6,000. */
export const aResend = (id: string, of: string, changes: Partial<NewResend> = {}): NewResend => ({
  id,
  of,
  content: 'original',
  createdAt: 6_000,
  due: 6_000,
  expires: 96_000,
  entry: anEntry('delivery.resent', { delivery: id }),
  ...changes,
});

/** Tries the webhook `w` out at 6,000, leased until 9,000. */
export const aTest = (id: string, changes: Pick<NewTest, 'event'> & Partial<NewTest>): NewTest => ({
  id,
  webhook: 'w',
  lane: 'l',
  tried: '{"name":"Neue Aufträge"}',
  version: 1,
  createdAt: 6_000,
  lease: { token: `lease of ${id}`, until: 9_000 },
  ...changes,
});

/** The test arrived at 7,000. */
export const aTestEnd = (test: string, changes: Partial<TestEnd> = {}): TestEnd => ({
  test,
  at: 7_000,
  state: 'delivered',
  attempts: 1,
  entries: [],
  ...changes,
});

export const aRun = (changes: Partial<RunRow> = {}): RunRow => ({
  id: 'run_1',
  kind: 'resend',
  state: 'running',
  spec: '{}',
  cursor: null,
  total: 2,
  done: 0,
  leftOut: 0,
  createdAt: 6_000,
  updatedAt: 6_000,
  ...changes,
});

/** Pauses the lane `l`. */
export const aPause = (changes: Partial<PauseChange> = {}): PauseChange => ({
  lane: 'l',
  paused: true,
  at: 3_000,
  entry: anEntry('lane.paused'),
  ...changes,
});

/** Of the record `r`, at most 2,500 ms in all. */
export const aCoalescing = (changes: Partial<Coalescing> = {}): Coalescing => ({
  key: 'r',
  longestMs: 2_500,
  entry: anEntry('delivery.replaced', { line: '{delivery} of {event}, {delivery}' }),
  ...changes,
});
