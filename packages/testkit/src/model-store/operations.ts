import type { Store } from '@eilbote/core';
import { accept, storedEvent, unmatched } from './accept.ts';
import { claim, dueQueues, reclaim, renew } from './claim.ts';
import { configuration, deleteConnection, saveConnection } from './connections.ts';
import { advanceErasure, erase, erasedEvents, erasures, eventsAbout, requestErasure } from './erasures.ts';
import { guard, releaseDispatch, renewDispatch, takeDispatch } from './dispatcher.ts';
import { match } from './match.ts';
import type { ModelDisk } from './model-disk.ts';
import { setPause } from './pauses.ts';
import {
  backlogs,
  bringForward,
  cancelDeliveries,
  countDeliveries,
  deliveries,
  delivery,
  events,
  unpark,
} from './queries.ts';
import { resend } from './resend.ts';
import { blank, eventsAtRest, forget, forgetHistory } from './retention.ts';
import { cancelRun, createRun, runs, updateRun } from './runs.ts';
import { beginRestoration, endRestoration, restoration, settleRestored } from './restorations.ts';
import { saveConfiguration } from './save-configuration.ts';
import { settle } from './settle.ts';
import {
  leaseRemoteId,
  recordStep,
  releaseRemoteId,
  forgetRemoteId,
  rememberRemoteId,
  remoteId,
  saveRemoteId,
  steps,
} from './steps.ts';
import { endTest, startTest } from './tests.ts';
import { connectionToken, leaseToken, releaseToken, saveToken } from './tokens.ts';
import { countWaiting, deleteWebhook, saveWebhook, setWebhookStatus, webhookAsOf } from './webhooks.ts';

export type ModelOperation = Exclude<keyof Store, 'open' | 'close' | 'foreignChanges'>;

/** The operations of the port without their promises: each runs from start to end with nothing in between. */
export type ModelOperations = {
  readonly [K in ModelOperation]: (...args: Parameters<Store[K]>) => Awaited<ReturnType<Store[K]>>;
};

export const modelOperations = (disk: ModelDisk): ModelOperations => ({
  accept: (groups) => accept(disk, groups),
  unmatched: (limit) => unmatched(disk, limit),
  match: (fence, lease, matches) => {
    guard(disk, fence);
    return match(disk, lease, matches);
  },
  dueQueues: () => dueQueues(disk),
  claim: (fence, lease, now, claims) => {
    guard(disk, fence);
    return claim(disk, lease, now, claims);
  },
  reclaim: (fence, lease, before, limit) => {
    guard(disk, fence);
    return reclaim(disk, lease, before, limit);
  },
  renew: (fence, token, ids, until) => {
    guard(disk, fence);
    return renew(disk, token, ids, until);
  },
  settle: (fence, now, settlements, also) => {
    guard(disk, fence);
    return settle(disk, now, settlements, also);
  },
  history: (after, limit) => disk.history.filter(({ sequence }) => sequence > after).slice(0, limit),
  historySince: (at) => {
    const first = disk.history.findIndex((entry) => entry.at >= at);
    return first === 0 ? 0 : (disk.history.at(first === -1 ? -1 : first - 1)?.sequence ?? 0);
  },
  matchedWith: (event) => (disk.events.has(event) ? disk.matched.get(event) : undefined),
  logCursor: () => disk.loggedUpTo,
  lanes: () => [...disk.lanes].map(([lane, state]) => ({ lane, state })),
  takeDispatch: (owner, now, until, isGone) => takeDispatch(disk, owner, now, until, isGone),
  dispatcher: () => Object.freeze({ ...disk.dispatcher }),
  renewDispatch: (fence, until) => renewDispatch(disk, fence, until),
  releaseDispatch: (fence) => releaseDispatch(disk, fence),
  configuration: () => configuration(disk),
  webhookAsOf: (webhook, revision) => webhookAsOf(disk, webhook, revision),
  webhookVersion: (webhook, version) => disk.webhooks.get(webhook)?.versions[version - 1],
  webhookVersions: (webhook) => [...(disk.webhooks.get(webhook)?.versions ?? [])],
  saveWebhook: (save) => saveWebhook(disk, save),
  setWebhookStatus: (change) => setWebhookStatus(disk, change),
  deleteWebhook: (removal) => deleteWebhook(disk, removal),
  saveConnection: (save) => saveConnection(disk, save),
  deleteConnection: (removal) => deleteConnection(disk, removal),
  beginRestoration: (beginning) => beginRestoration(disk, beginning),
  restoration: () => restoration(disk),
  settleRestored: (ends, at) => settleRestored(disk, ends, at),
  endRestoration: (at, entry) => endRestoration(disk, at, entry),
  setPause: (change) => setPause(disk, change),
  saveConfiguration: (save) => saveConfiguration(disk, save),
  steps: (delivery) => steps(disk, delivery),
  recordStep: (delivery, lease, step) => recordStep(disk, delivery, lease, step),
  remoteId: (thing) => remoteId(disk, thing),
  forgetRemoteId: (thing, id) => forgetRemoteId(disk, thing, id),
  rememberRemoteId: (thing, id) => rememberRemoteId(disk, thing, id),
  leaseRemoteId: (wanted) => leaseRemoteId(disk, wanted),
  saveRemoteId: (thing, lease, id) => saveRemoteId(disk, thing, lease, id),
  releaseRemoteId: (thing, lease) => releaseRemoteId(disk, thing, lease),
  connectionToken: (connection) => connectionToken(disk, connection),
  leaseToken: (wanted) => leaseToken(disk, wanted),
  saveToken: (save) => saveToken(disk, save),
  releaseToken: (connection, lease) => releaseToken(disk, connection, lease),
  countWaiting: (webhook) => countWaiting(disk, webhook),
  deliveries: (filter, page) => deliveries(disk, filter, page),
  delivery: (id) => delivery(disk, id),
  event: (id) => storedEvent(disk, id),
  events: (filter, page) => events(disk, filter, page),
  backlogs: () => backlogs(disk),
  countDeliveries: (filter) => countDeliveries(disk, filter),
  cancelDeliveries: (filter, at, reason, entry) => cancelDeliveries(disk, filter, at, reason, entry),
  startTest: (test) => startTest(disk, test),
  endTest: (end) => endTest(disk, end),
  resend: (resends, step) => resend(disk, resends, step),
  createRun: (run, entry) => createRun(disk, run, entry),
  updateRun: (progress) => updateRun(disk, progress),
  cancelRun: (run, at, entry) => cancelRun(disk, run, at, entry),
  runs: (filter) => runs(disk, filter),
  unpark: (filter, at) => unpark(disk, filter, at),
  bringForward: (now) => bringForward(disk, now),
  eventsAbout: (record, page) => eventsAbout(disk, record, page),
  requestErasure: (request) => requestErasure(disk, request),
  erasures: (filter) => erasures(disk, filter),
  erase: (fence, now, erasure, erasings, entry) => {
    guard(disk, fence);
    return erase(disk, now, erasure, erasings, entry);
  },
  erasedEvents: (erasure) => erasedEvents(disk, erasure),
  advanceErasure: (fence, step) => {
    guard(disk, fence);
    advanceErasure(disk, step);
  },
  eventsAtRest: (search) => eventsAtRest(disk, search),
  blank: (fence, before, blankings) => {
    guard(disk, fence);
    return blank(disk, before, blankings);
  },
  forget: (fence, before, events) => {
    guard(disk, fence);
    return forget(disk, before, events);
  },
  forgetHistory: (fence, before, after) => {
    guard(disk, fence);
    return forgetHistory(disk, before, after);
  },
  cleanse: () => true,
});
