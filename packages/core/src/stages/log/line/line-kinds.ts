import type { LocalizedText } from '@eilbote/contract';
import type { LogLine, LogLineKind } from './log-line.ts';

type Member = Exclude<keyof LogLine, 'v' | 'seq' | 'time' | 'kind' | 'level'>;

export interface LineKind {
  /** When such a line is written. */
  readonly when: LocalizedText;
  /** Members that it always has, beside `v`, `seq`, `time`, `kind` and `level`. */
  readonly always: readonly Member[];
  readonly sometimes: readonly Member[];
}

const delivery = ['delivery', 'event', 'table', 'key', 'webhook', 'target', 'action', 'lane', 'state'] as const;
const origin = ['origin', 'of', 'backfill'] as const;
const call = [
  'method',
  'url',
  'status',
  'durationMs',
  'fields',
  'bodyBytes',
  'bodySha256',
  'answerBytes',
  'warnings',
  'body',
] as const;
const webhook = ['webhook', 'target', 'action'] as const;
const connection = ['target', 'connection'] as const;

export const logLineKindTexts: { readonly [K in LogLineKind]: LineKind } = {
  'attempt.delivered': {
    when: { de: 'Ein Versuch war erfolgreich.', en: 'An attempt succeeded.' },
    always: [...delivery, 'attempt'],
    sometimes: [...origin, 'erased', ...call, 'remoteId'],
  },
  'attempt.failed': {
    when: {
      de: 'Ein Versuch ist fehlgeschlagen. Mit `nextAttemptAt` folgt ein weiterer, mit `parked` wartet die Zustellung, bis jemand eingreift; sonst ist sie endgültig fehlgeschlagen.',
      en: 'An attempt failed. With `nextAttemptAt` another one follows, with `parked` the delivery waits until somebody acts; otherwise it has failed for good.',
    },
    always: [...delivery, 'attempt', 'failure', 'reason'],
    sometimes: [...origin, 'erased', ...call, 'nextAttemptAt', 'parked'],
  },
  'attempt.interrupted': {
    when: {
      de: 'Eilbote wurde während eines Versuchs beendet; ob der Empfänger den Aufruf erhalten hat, ist ungewiss.',
      en: 'Eilbote ended during an attempt; whether the receiver got the call is not known.',
    },
    always: [...delivery, 'attempt', 'failure'],
    sometimes: [...origin, 'erased', 'nextAttemptAt'],
  },
  'delivery.skipped': {
    when: {
      de: 'Es war nichts zu senden, etwa weil mit dem Ereignis kein passender Datensatz kam.',
      en: 'There was nothing to send, for example because no fitting record came with the event.',
    },
    always: [...delivery, 'reason'],
    sometimes: [...origin, 'erased', 'attempt', ...call],
  },
  'delivery.failed': {
    when: {
      de: 'Eine Zustellung ist ohne Aufruf endgültig fehlgeschlagen: Sie ließ sich nicht zusammenstellen, oder ihre Frist ist abgelaufen.',
      en: 'A delivery failed for good without a call: it could not be built, or its time is up.',
    },
    always: [...delivery, 'failure', 'reason'],
    sometimes: [...origin, 'erased', 'warnings'],
  },
  'delivery.cancelled': {
    when: {
      de: 'Eine wartende Zustellung wurde abgebrochen, von Hand oder mit ihrem Webhook.',
      en: 'A delivery that waited was cancelled, by hand or with its webhook.',
    },
    always: ['delivery', 'state', 'reason'],
    sometimes: ['event', 'table', 'key', 'webhook', 'target', 'action', 'lane', ...origin, 'erased'],
  },
  'delivery.parked': {
    when: {
      de: 'Eine Zustellung wartet, bis jemand eingreift; sie verbraucht dabei keine Versuche.',
      en: 'A delivery waits until somebody acts; it spends no attempts meanwhile.',
    },
    always: [...delivery, 'parked', 'reason'],
    sometimes: [...origin, 'erased', 'failure'],
  },
  'delivery.replaced': {
    when: {
      de: 'Eine Zustellung, die noch nicht versucht war, entfällt: Eine spätere desselben Datensatzes (`by`) tritt an ihre Stelle.',
      en: 'A delivery that was not tried yet is dropped: a later one of the same record (`by`) takes its place.',
    },
    always: [...delivery, 'reason', 'by'],
    sometimes: [],
  },
  'delivery.resent': {
    when: {
      de: 'Jemand sendet eine beendete Zustellung erneut; dies ist die neue.',
      en: 'Somebody sends a delivery again that had ended; this is the new one.',
    },
    always: [...delivery, 'origin', 'of', 'content'],
    sometimes: ['run', 'backfill', 'erased'],
  },
  'resend.started': {
    when: { de: 'Viele Zustellungen werden erneut gesendet.', en: 'Many deliveries are sent again.' },
    always: ['run', 'content', 'total'],
    sometimes: [],
  },
  'resend.finished': {
    when: {
      de: 'Alle Zustellungen eines Laufs sind erneut auf den Weg gebracht.',
      en: 'All deliveries of a run are on their way again.',
    },
    always: ['run', 'total', 'done', 'leftOut'],
    sometimes: [],
  },
  'resend.cancelled': {
    when: {
      de: 'Ein Lauf wurde abgebrochen; was er schon auf den Weg gebracht hat, wird gesendet.',
      en: 'A run was cancelled; what it had set going already is sent.',
    },
    always: ['run', 'total', 'done', 'leftOut'],
    sometimes: [],
  },
  'backfill.started': {
    when: { de: 'Vorhandene Datensätze werden übertragen.', en: 'Existing records are transferred.' },
    always: ['run', 'total'],
    sometimes: [],
  },
  'backfill.finished': {
    when: {
      de: 'Alle Datensätze eines Laufs sind auf den Weg gebracht.',
      en: 'All records of a run are on their way.',
    },
    always: ['run', 'total', 'done', 'leftOut'],
    sometimes: [],
  },
  'backfill.cancelled': {
    when: {
      de: 'Die Übertragung vorhandener Datensätze wurde abgebrochen; was noch wartete, wird nicht gesendet.',
      en: 'The transfer of existing records was cancelled; what still waited is not sent.',
    },
    always: ['run', 'total', 'done', 'leftOut'],
    sometimes: [],
  },
  'dispatch.held': {
    when: {
      de: 'Die Datenbank stammt aus einer Sicherung: Nichts wird gesendet, bis jemand es freigibt.',
      en: 'The database comes from a backup: nothing is sent until somebody releases it.',
    },
    always: ['reason'],
    sometimes: [],
  },
  'dispatch.released': {
    when: {
      de: 'Jemand hat das Senden nach einer Wiederherstellung freigegeben.',
      en: 'Somebody has released sending after a restoration.',
    },
    always: [],
    sometimes: [],
  },
  'delivery.settled': {
    when: {
      de: 'Eine Zustellung aus einer Sicherung war schon beendet, wie weiter oben im Protokoll steht; sie wird nicht noch einmal gesendet.',
      en: 'A delivery from a backup had ended already, as this log tells further up; it is not sent once more.',
    },
    always: [...delivery],
    sometimes: [...origin, 'attempt', 'failure', 'reason'],
  },
  'erasure.requested': {
    when: {
      de: 'Jemand hat verlangt, alles zu löschen, was zu einem Datensatz gespeichert ist.',
      en: 'Somebody demanded that all that is stored about a record be erased.',
    },
    always: ['erasure'],
    sometimes: [],
  },
  'erasure.finished': {
    when: {
      de: 'Es ist gelöscht: in der Datenbank und in allen Dateien des Protokolls.',
      en: 'It is erased: in the database and in all files of the delivery log.',
    },
    always: ['erasure'],
    sometimes: [],
  },
  'webhook.saved': {
    when: {
      de: 'Ein Webhook wurde angelegt (Version 1) oder geändert.',
      en: 'A webhook was created (version 1) or changed.',
    },
    always: webhook,
    sometimes: ['waiting'],
  },
  'webhook.activated': {
    when: { de: 'Ein Webhook wurde auf aktiv gestellt.', en: 'A webhook was made active.' },
    always: webhook,
    sometimes: ['waiting'],
  },
  'webhook.deactivated': {
    when: { de: 'Ein Webhook wurde auf inaktiv gestellt.', en: 'A webhook was made inactive.' },
    always: webhook,
    sometimes: ['waiting'],
  },
  'webhook.paused': {
    when: {
      de: 'Ein Webhook wurde pausiert: von Hand, oder mit Fehlerklasse und Grund, weil der Empfänger keine Aufrufe mehr will.',
      en: 'A webhook was paused: by hand, or with failure class and reason because the receiver wants no more calls.',
    },
    always: webhook,
    sometimes: ['failure', 'reason'],
  },
  'webhook.resumed': {
    when: { de: 'Ein pausierter Webhook wurde fortgesetzt.', en: 'A paused webhook was resumed.' },
    always: webhook,
    sometimes: ['waiting'],
  },
  'webhook.deleted': {
    when: {
      de: 'Ein Webhook wurde gelöscht; seine wartenden Zustellungen wurden abgebrochen.',
      en: 'A webhook was deleted; its deliveries that waited were cancelled.',
    },
    always: webhook,
    sometimes: [],
  },
  'connection.saved': {
    when: {
      de: 'Eine Verbindung wurde angelegt (Version 1) oder geändert.',
      en: 'A connection was created (version 1) or changed.',
    },
    always: connection,
    sometimes: [],
  },
  'connection.deleted': {
    when: { de: 'Eine Verbindung wurde gelöscht.', en: 'A connection was deleted.' },
    always: connection,
    sometimes: [],
  },
  'connection.needsAttention': {
    when: {
      de: 'Die Zugangsdaten einer Verbindung wurden abgelehnt: Zustellungen warten, bis jemand sie in Ordnung bringt.',
      en: 'The credentials of a connection were rejected: deliveries wait until somebody puts them right.',
    },
    always: [...connection, 'reason'],
    sometimes: [],
  },
  'lane.paused': {
    when: {
      de: 'Eine Spur wurde angehalten; ihre Zustellungen warten.',
      en: 'A lane was paused; its deliveries wait.',
    },
    always: ['lane'],
    sometimes: ['reason'],
  },
  'lane.resumed': {
    when: { de: 'Eine Spur wurde fortgesetzt.', en: 'A lane was resumed.' },
    always: ['lane'],
    sometimes: [],
  },
  'everything.paused': {
    when: {
      de: 'Alles wurde angehalten; Zustellungen werden gesammelt und später gesendet.',
      en: 'Everything was paused; deliveries are collected and sent later.',
    },
    always: [],
    sometimes: ['reason'],
  },
  'everything.resumed': {
    when: { de: 'Es geht weiter, nachdem alles angehalten war.', en: 'Everything goes on after a pause.' },
    always: [],
    sometimes: [],
  },
  'breaker.opened': {
    when: {
      de: 'Der Empfänger einer Spur ist mehrmals ausgefallen: Ihre Zustellungen warten, bis eine Probe gelingt.',
      en: 'The receiver of a lane failed several times: its deliveries wait until one probe succeeds.',
    },
    always: ['lane', 'nextAttemptAt'],
    sometimes: ['failure', 'reason'],
  },
  'certificate.ends': {
    when: {
      de: 'Ein Zertifikat, auf das die Aufrufe einer Spur angewiesen sind, läuft binnen dreißig Tagen ab oder ist abgelaufen; einmal am Tag.',
      en: 'A certificate that the calls of a lane depend on ends within thirty days, or has ended; once a day.',
    },
    always: ['lane', 'certificate'],
    sometimes: [],
  },
  'handshake.granted': {
    when: {
      de: 'Ein Empfänger, den der Webhook vor dem ersten Aufruf fragt (CloudEvents), hat Aufrufe erlaubt; höchstens einmal am Tag.',
      en: 'A receiver that the webhook asks before the first call (CloudEvents) has allowed calls; once a day at most.',
    },
    always: [...webhook, 'lane'],
    sometimes: ['callsPerMinute'],
  },
  'breaker.closed': {
    when: { de: 'Der Empfänger einer Spur antwortet wieder.', en: 'The receiver of a lane answers again.' },
    always: ['lane'],
    sometimes: [],
  },
};
