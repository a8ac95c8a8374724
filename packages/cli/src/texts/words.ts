import type { DeliveryState, LaneHold, LocalizedText, ParkedReason, Pause, WebhookStatus } from '@eilbote/core';
import type { Style } from '../io.ts';

/** The states of a delivery, as people read them. */
export const stateWords: { readonly [state in DeliveryState]: LocalizedText } = {
  waiting: { de: 'wartet', en: 'waiting' },
  sending: { de: 'wird gesendet', en: 'sending' },
  delivered: { de: 'zugestellt', en: 'delivered' },
  failed: { de: 'fehlgeschlagen', en: 'failed' },
  skipped: { de: 'übersprungen', en: 'skipped' },
  cancelled: { de: 'abgebrochen', en: 'cancelled' },
};

export const stateStyles: { readonly [state in DeliveryState]: Style } = {
  waiting: 'yellow',
  sending: 'cyan',
  delivered: 'green',
  failed: 'red',
  skipped: 'dim',
  cancelled: 'dim',
};

export const statusWords: { readonly [status in WebhookStatus]: LocalizedText } = {
  active: { de: 'aktiv', en: 'active' },
  inactive: { de: 'inaktiv', en: 'inactive' },
  paused: { de: 'pausiert', en: 'paused' },
};

export const statusStyles: { readonly [status in WebhookStatus]: Style } = {
  active: 'green',
  inactive: 'dim',
  paused: 'yellow',
};

export const parkedWords: { readonly [reason in ParkedReason]: LocalizedText } = {
  policy: { de: 'Adresse nicht freigegeben', en: 'address not allowed' },
  secrets: { de: 'Geheimnis nicht lesbar', en: 'secret cannot be read' },
  target: { de: 'Zielsystem fehlt', en: 'target system missing' },
  credentials: { de: 'Anmeldung abgelehnt', en: 'credentials rejected' },
  handshake: { de: 'Empfänger erlaubt keine Aufrufe', en: 'receiver allows no calls' },
  inactive: { de: 'Webhook inaktiv', en: 'webhook inactive' },
};

/** Why a whole lane waits. */
export const holdWords: { readonly [reason in Exclude<LaneHold['waitsFor'], 'resumption'>]: LocalizedText } = {
  receiver: { de: 'Empfänger gestört, wird geprobt', en: 'receiver disturbed, is being probed' },
  silence: { de: 'Empfänger bittet um Pause', en: 'receiver asks for a break' },
  rate: { de: 'Grenze der Aufrufe erreicht', en: 'limit of calls reached' },
};

export const pauseWords: { readonly [what in Pause['of']]: LocalizedText } = {
  lane: { de: 'Spur pausiert', en: 'lane paused' },
  everything: { de: 'alles pausiert', en: 'everything paused' },
};

/** Marks what somebody has sent to try a webhook out. */
export const testWord: LocalizedText = { de: 'Test', en: 'test' };

export const yes: LocalizedText = { de: 'ja', en: 'yes' };
export const no: LocalizedText = { de: 'nein', en: 'no' };
