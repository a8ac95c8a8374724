import type { AnyCommand, CommandGroup } from '../command.ts';
import { checkConnection } from './connections/check.ts';
import { showChoices } from './connections/choices.ts';
import { prepareConnection } from './connections/prepare.ts';
import { backfill } from './backfill/backfill.ts';
import { connectAccount } from './connections/connect.ts';
import { createConnection, editConnection } from './connections/save.ts';
import { deleteConnection } from './connections/delete.ts';
import { listConnections } from './connections/list.ts';
import { retryConnection } from './connections/retry.ts';
import { showConnection } from './connections/show.ts';
import { cancelDeliveries } from './deliveries/cancel.ts';
import { curlOfDelivery } from './deliveries/curl.ts';
import { listDeliveries } from './deliveries/list.ts';
import { resendDeliveries } from './deliveries/resend.ts';
import { cancelRun, listRuns } from './deliveries/runs.ts';
import { showOneDelivery } from './deliveries/show.ts';
import { listEvents } from './events/list.ts';
import { receivedEvents } from './events/received.ts';
import { showEvent } from './events/show.ts';
import { whyNotSent } from './events/why-not.ts';
import { listLanes } from './lanes/list.ts';
import { pauseLane, resumeLane } from './lanes/pause.ts';
import { demo } from './local/demo.ts';
import { showDigest } from './local/digest.ts';
import { init } from './local/init.ts';
import { listen } from './local/listen.ts';
import { tail } from './local/tail.ts';
import { trigger } from './local/trigger.ts';
import { verifyLog } from './log/verify.ts';
import { eraseRecord } from './privacy/erase.ts';
import { listErasures } from './privacy/erasures.ts';
import { reportRecord } from './privacy/report.ts';
import { runRetention, showRetention } from './privacy/retention.ts';
import { rotateConnectionSecret, rotateWebhookSecret } from './signing/rotate.ts';
import { backupDb } from './db/backup.ts';
import { checkDb } from './db/check.ts';
import { releaseDb } from './db/release.ts';
import { restoreDb } from './db/restore.ts';
import { doctor } from './doctor/doctor.ts';
import { exportAll } from './transfer/export.ts';
import { importAll } from './transfer/import.ts';
import { listTables } from './tables/list.ts';
import { showTable } from './tables/show.ts';
import { backTestWebhook } from './webhooks/back-test.ts';
import { checkPluginFolder } from './plugin/check.ts';
import { listTargets } from './targets/list.ts';
import { showTarget } from './targets/show.ts';
import { createWebhook } from './webhooks/create.ts';
import { deleteWebhook } from './webhooks/delete.ts';
import { editWebhook } from './webhooks/edit.ts';
import { listWebhooks } from './webhooks/list.ts';
import { previewWebhook } from './webhooks/preview.ts';
import { showOneWebhook } from './webhooks/show.ts';
import { testWebhook } from './webhooks/test.ts';
import { disableWebhook, enableWebhook, pauseWebhook, resumeWebhook } from './webhooks/switch.ts';
import { webhookVersions } from './webhooks/versions.ts';

/** Commands that stand by themselves, in the order in which one needs them. */
export const singleCommands: readonly AnyCommand[] = [
  init,
  demo,
  trigger,
  listen,
  tail,
  showDigest,
  exportAll,
  importAll,
  backfill,
  doctor,
];

/** Commands on things: a noun, then what is done with it. */
export const groups: readonly CommandGroup[] = [
  {
    name: 'events',
    summary: { de: 'Ereignisarten und gespeicherte Ereignisse', en: 'event types, and events that are stored' },
    commands: [listEvents, showEvent, receivedEvents, whyNotSent],
  },
  {
    name: 'tables',
    summary: { de: 'Tabellen und ihre Felder nachschlagen', en: 'look up tables and their fields' },
    commands: [listTables, showTable],
  },
  {
    name: 'targets',
    summary: { de: 'Zielsysteme nachschlagen', en: 'look up target systems' },
    commands: [listTargets, showTarget],
  },
  {
    name: 'plugin',
    summary: { de: 'Plugins prüfen, die man schreibt', en: 'check plugins that one writes' },
    commands: [checkPluginFolder],
  },
  {
    name: 'webhooks',
    summary: { de: 'Webhooks einrichten', en: 'set up webhooks' },
    commands: [
      listWebhooks,
      showOneWebhook,
      createWebhook,
      editWebhook,
      previewWebhook,
      testWebhook,
      backTestWebhook,
      enableWebhook,
      disableWebhook,
      pauseWebhook,
      resumeWebhook,
      rotateWebhookSecret,
      webhookVersions,
      deleteWebhook,
    ],
  },
  {
    name: 'connections',
    summary: { de: 'Verbindungen, die sich Webhooks teilen', en: 'connections that webhooks share' },
    commands: [
      listConnections,
      showConnection,
      createConnection,
      editConnection,
      checkConnection,
      showChoices,
      prepareConnection,
      connectAccount,
      rotateConnectionSecret,
      retryConnection,
      deleteConnection,
    ],
  },
  {
    name: 'lanes',
    summary: {
      de: 'nachsehen, wo Zustellungen aufgehalten werden, und sie anhalten',
      en: 'see where deliveries are held back, and pause them',
    },
    commands: [listLanes, pauseLane, resumeLane],
  },
  {
    name: 'deliveries',
    summary: {
      de: 'nachsehen, was zugestellt wurde und was nicht, und erneut senden',
      en: 'see what was delivered and what was not, and send again',
    },
    commands: [
      listDeliveries,
      showOneDelivery,
      resendDeliveries,
      listRuns,
      cancelRun,
      cancelDeliveries,
      curlOfDelivery,
    ],
  },
  {
    name: 'log',
    summary: { de: 'das Protokoll prüfen', en: 'check the delivery log' },
    commands: [verifyLog],
  },
  {
    name: 'privacy',
    summary: { de: 'Auskunft geben und löschen', en: 'report and erase what is stored about a record' },
    commands: [reportRecord, eraseRecord, listErasures],
  },
  {
    name: 'retention',
    summary: { de: 'wie lange was gespeichert bleibt', en: 'how long what is kept' },
    commands: [showRetention, runRetention],
  },
  {
    name: 'db',
    summary: {
      de: 'die Datenbank prüfen, sichern und wiederherstellen',
      en: 'check, back up and restore the database',
    },
    commands: [checkDb, backupDb, restoreDb, releaseDb],
  },
];
