import type { LocalizedText, LogLine, LogLineKind } from '@eilbote/core';
import { say, type Io, type Style } from '../io.ts';
import { testWord } from './words.ts';

/** What a line of the delivery log tells, as people read it. */
const titles: { readonly [kind in LogLineKind]: LocalizedText } = {
  'attempt.delivered': { de: 'zugestellt', en: 'delivered' },
  'attempt.failed': { de: 'Versuch fehlgeschlagen', en: 'attempt failed' },
  'attempt.interrupted': { de: 'Versuch unterbrochen', en: 'attempt interrupted' },
  'delivery.skipped': { de: 'übersprungen', en: 'skipped' },
  'delivery.failed': { de: 'endgültig fehlgeschlagen', en: 'finally failed' },
  'delivery.cancelled': { de: 'abgebrochen', en: 'cancelled' },
  'delivery.parked': { de: 'wartet auf Sie', en: 'waits for you' },
  'delivery.replaced': { de: 'ersetzt', en: 'replaced' },
  'delivery.resent': { de: 'erneut gesendet', en: 'sent again' },
  'resend.started': { de: 'Lauf begonnen', en: 'run started' },
  'resend.finished': { de: 'Lauf beendet', en: 'run finished' },
  'resend.cancelled': { de: 'Lauf abgebrochen', en: 'run cancelled' },
  'backfill.started': { de: 'Übertragung begonnen', en: 'transfer started' },
  'backfill.finished': { de: 'Übertragung beendet', en: 'transfer finished' },
  'backfill.cancelled': { de: 'Übertragung abgebrochen', en: 'transfer cancelled' },
  'dispatch.held': { de: 'Senden zurückgehalten', en: 'dispatch held' },
  'dispatch.released': { de: 'Senden freigegeben', en: 'dispatch released' },
  'delivery.settled': { de: 'war schon beendet', en: 'had ended already' },
  'erasure.requested': { de: 'Löschung verlangt', en: 'erasure demanded' },
  'erasure.finished': { de: 'gelöscht', en: 'erased' },
  'webhook.saved': { de: 'Webhook gespeichert', en: 'webhook saved' },
  'webhook.activated': { de: 'Webhook aktiv', en: 'webhook active' },
  'webhook.deactivated': { de: 'Webhook inaktiv', en: 'webhook inactive' },
  'webhook.paused': { de: 'Webhook pausiert', en: 'webhook paused' },
  'webhook.resumed': { de: 'Webhook fortgesetzt', en: 'webhook resumed' },
  'webhook.deleted': { de: 'Webhook gelöscht', en: 'webhook deleted' },
  'connection.saved': { de: 'Verbindung gespeichert', en: 'connection saved' },
  'connection.deleted': { de: 'Verbindung gelöscht', en: 'connection deleted' },
  'connection.needsAttention': { de: 'Verbindung braucht Sie', en: 'connection needs you' },
  'lane.paused': { de: 'Spur pausiert', en: 'lane paused' },
  'lane.resumed': { de: 'Spur fortgesetzt', en: 'lane resumed' },
  'everything.paused': { de: 'alles pausiert', en: 'everything paused' },
  'everything.resumed': { de: 'alles geht weiter', en: 'everything goes on' },
  'breaker.opened': { de: 'Empfänger gestört, Spur wartet', en: 'receiver disturbed, lane waits' },
  'certificate.ends': { de: 'Zertifikat läuft ab', en: 'certificate expires' },
  'handshake.granted': { de: 'Empfänger erlaubt Aufrufe', en: 'receiver allows calls' },
  'breaker.closed': { de: 'Empfänger wieder erreichbar', en: 'receiver can be reached again' },
};

export const lineTitle = (io: Io, { kind, attempt, origin }: Pick<LogLine, 'kind' | 'attempt' | 'origin'>): string => {
  const title = origin === 'test' ? `${say(io, testWord)}: ${say(io, titles[kind])}` : say(io, titles[kind]);
  return attempt === undefined || attempt === 1
    ? title
    : `${title} (${say(io, { de: `${attempt}. Versuch`, en: `attempt ${attempt}` })})`;
};

export const lineStyle = ({ kind, level }: Pick<LogLine, 'kind' | 'level'>): Style => {
  if (kind === 'attempt.delivered') return 'green';
  return level === 'error' ? 'red' : level === 'warn' ? 'yellow' : 'dim';
};

export const lineMark = ({ kind, level }: Pick<LogLine, 'kind' | 'level'>): string => {
  if (kind === 'attempt.delivered') return '✓';
  return level === 'error' ? '✕' : level === 'warn' ? '!' : '·';
};
