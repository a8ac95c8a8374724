import type { LocalizedText } from '@eilbote/contract';
import type { LogLine } from './log-line.ts';

export interface LineField {
  /** As JSON: `text`, `number`, `instant` (RFC 3339, UTC, milliseconds), ... */
  readonly type: string;
  readonly meaning: LocalizedText;
}

/** Every member that a line can have, in the order in which they stand there. */
export const logLineFields: { readonly [F in keyof LogLine]-?: LineField } = {
  v: { type: 'number', meaning: { de: 'Version dieses Schemas.', en: 'Version of this schema.' } },
  seq: {
    type: 'number',
    meaning: {
      de: 'Laufende Nummer der Installation. Sie steigt von Zeile zu Zeile und hat selten Lücken.',
      en: 'Running number of the installation. It rises from line to line and rarely has gaps.',
    },
  },
  time: { type: 'instant', meaning: { de: 'Wann es geschah.', en: 'When it happened.' } },
  kind: { type: 'text', meaning: { de: 'Art der Zeile.', en: 'Kind of the line.' } },
  level: {
    type: '`info`, `warn` or `error`',
    meaning: {
      de: 'Wie ernst es ist. `warn`: Es kann noch gut gehen oder braucht jemanden; `error`: Eine Zustellung ist endgültig fehlgeschlagen, und sie war kein Test.',
      en: 'How serious it is. `warn`: it may still go well, or needs somebody; `error`: a delivery has failed for good, and it was no test.',
    },
  },
  delivery: {
    type: 'text',
    meaning: {
      de: 'Kennung der Zustellung; dieselbe in allen ihren Versuchen. `eilbote deliveries show` zeigt damit den Inhalt.',
      en: 'Id of the delivery, the same on all its attempts. `eilbote deliveries show` shows the content by it.',
    },
  },
  event: {
    type: '`{ id, type }`',
    meaning: { de: 'Das Ereignis und seine Ereignisart.', en: 'The event and its event type.' },
  },
  table: {
    type: 'text',
    meaning: { de: 'Tabelle des Datensatzes, dem es geschah.', en: 'Table of the record that the event happened to.' },
  },
  key: { type: 'text', meaning: { de: 'Schlüssel dieses Datensatzes.', en: 'Key of that record.' } },
  webhook: {
    type: '`{ id, name, version }`',
    meaning: {
      de: 'Der Webhook und die Version, die galt.',
      en: 'The webhook and the version that was in force.',
    },
  },
  target: { type: 'text', meaning: { de: 'Kennung des Zielsystems.', en: 'Id of the target system.' } },
  action: { type: 'text', meaning: { de: 'Aktion des Zielsystems.', en: 'Action of the target system.' } },
  connection: {
    type: '`{ id, name, version }`',
    meaning: { de: 'Die Verbindung, um die es geht.', en: 'The connection it is about.' },
  },
  lane: {
    type: 'text',
    meaning: {
      de: 'Spur, in der die Zustellung läuft: die Verbindung oder der Webhook selbst.',
      en: 'Lane of the delivery: its connection, or the webhook itself.',
    },
  },
  origin: {
    type: '`resend` or `test`',
    meaning: {
      de: 'Woher die Zustellung kommt, wenn nicht von einem Ereignis: erneut gesendet oder ein Test.',
      en: 'Where the delivery comes from if not from an event: it was sent again, or it is a test.',
    },
  },
  of: {
    type: 'text',
    meaning: {
      de: 'Kennung der Zustellung, die hiermit erneut gesendet wird.',
      en: 'Id of the delivery that is sent again by this one.',
    },
  },
  backfill: {
    type: 'text',
    meaning: {
      de: 'Der Lauf, der einen vorhandenen Datensatz überträgt; fehlt bei einem Ereignis, das gerade geschehen ist.',
      en: 'The run that transfers a record which was there before; absent for an event that has just happened.',
    },
  },
  state: {
    type: '`waiting`, `delivered`, `failed`, `skipped` or `cancelled`',
    meaning: { de: 'Zustand der Zustellung danach.', en: 'State of the delivery afterwards.' },
  },
  content: {
    type: '`original`, `recomputed`, `refreshed` or `corrected`',
    meaning: {
      de: 'Womit erneut gesendet wird: Inhalt wie beim ersten Mal, neu berechnet aus dem Ereignis, mit neu gelesenen Datensätzen oder von Hand berichtigt.',
      en: 'What is sent again: the content as it was first, computed anew from the event, with records read anew, or corrected by hand.',
    },
  },
  run: {
    type: 'text',
    meaning: {
      de: 'Kennung des Laufs, der viele Zustellungen erneut sendet oder vorhandene Datensätze überträgt.',
      en: 'Id of the run that sends many deliveries again, or transfers existing records.',
    },
  },
  total: {
    type: 'number',
    meaning: { de: 'Zustellungen oder Datensätze, um die es ging.', en: 'Deliveries or records that it was about.' },
  },
  done: { type: 'number', meaning: { de: 'Davon auf den Weg gebracht.', en: 'Those that were set going.' } },
  leftOut: {
    type: 'number',
    meaning: {
      de: 'Ausgelassen, etwa weil ihr Webhook inaktiv oder gelöscht ist oder der Datensatz fehlerhaft.',
      en: 'Left out, for example because their webhook is inactive or deleted, or the record is faulty.',
    },
  },
  parked: {
    type: '`policy`, `secrets`, `target`, `credentials`, `handshake` or `inactive`',
    meaning: {
      de: 'Worauf die Zustellung wartet, ohne Versuche zu verbrauchen.',
      en: 'What the delivery waits for, spending no attempts.',
    },
  },
  certificate: {
    type: '`{ kind, name, validUntil }`',
    meaning: {
      de: 'Das Zertifikat, um das es geht: des Empfängers (`receiver`), das eigene (`client`) oder das einer Stelle, der vertraut wird (`authority`).',
      en: 'The certificate it is about: of the receiver (`receiver`), our own (`client`), or of an authority that is trusted (`authority`).',
    },
  },
  callsPerMinute: {
    type: 'number',
    meaning: {
      de: 'So viele Aufrufe je Minute erlaubt der Empfänger; fehlt, wenn er keine Grenze setzt.',
      en: 'So many calls a minute the receiver allows; absent where it sets no limit.',
    },
  },
  attempt: { type: 'number', meaning: { de: 'Nummer des Versuchs, ab 1.', en: 'Number of the attempt, from 1.' } },
  method: { type: 'text', meaning: { de: 'HTTP-Methode des Aufrufs.', en: 'HTTP method of the call.' } },
  url: {
    type: 'text',
    meaning: {
      de: 'Adresse des Empfängers; Pfad und Parameter sind verdeckt, denn sie können Zugangsdaten enthalten.',
      en: 'Address of the receiver; path and query are masked, because they can hold credentials.',
    },
  },
  status: {
    type: 'number',
    meaning: {
      de: 'HTTP-Status der Antwort. Fehlt, wenn keine Antwort kam.',
      en: 'HTTP status of the answer. Absent where no answer came.',
    },
  },
  durationMs: {
    type: 'number',
    meaning: { de: 'Dauer des Aufrufs in Millisekunden.', en: 'Milliseconds of the call.' },
  },
  failure: {
    type: 'text',
    meaning: {
      de: 'Fehlerklasse; Ursache und Abhilfe stehen in [errors.md](../errors.md).',
      en: 'Failure class; cause and remedy stand in [errors.md](../errors.md).',
    },
  },
  reason: {
    type: 'text',
    meaning: {
      de: 'Grund, ohne Werte aus dem Datensatz: ein englischer Satz oder eines der festen Wörter aus [errors.md](../errors.md).',
      en: 'Reason, without values of the record: an English sentence, or one of the fixed words of [errors.md](../errors.md).',
    },
  },
  by: {
    type: 'text',
    meaning: {
      de: 'Kennung der Zustellung, die an die Stelle dieser tritt.',
      en: 'Id of the delivery that takes the place of this one.',
    },
  },
  nextAttemptAt: {
    type: 'instant',
    meaning: {
      de: 'Frühester Zeitpunkt des nächsten Versuchs. Fehlt, wenn keiner mehr folgt.',
      en: 'Earliest time of the next attempt. Absent where none follows.',
    },
  },
  waiting: {
    type: '`rebuild`, `keep` or `cancel`',
    meaning: {
      de: 'Was aus den wartenden Zustellungen wurde: neu erzeugt, unverändert oder abgebrochen.',
      en: 'What became of the deliveries that waited.',
    },
  },
  remoteId: {
    type: 'text',
    meaning: {
      de: 'Kennung, die das Zielsystem vergeben hat.',
      en: 'Id that the target system has given.',
    },
  },
  fields: {
    type: 'list of texts',
    meaning: { de: 'Namen der gesendeten Felder.', en: 'Names of the fields that were sent.' },
  },
  bodyBytes: {
    type: 'number',
    meaning: { de: 'Länge des gesendeten Inhalts in Byte.', en: 'Bytes of the body that was sent.' },
  },
  bodySha256: {
    type: 'text',
    meaning: {
      de: 'SHA-256 des gesendeten Inhalts, hexadezimal: Damit lässt sich belegen, was gesendet wurde.',
      en: 'SHA-256 of the body that was sent, hexadecimal: it proves what was sent.',
    },
  },
  answerBytes: {
    type: 'number',
    meaning: { de: 'Gelesene Länge der Antwort in Byte.', en: 'Bytes of the answer that were read.' },
  },
  warnings: {
    type: 'list of texts',
    meaning: {
      de: 'Was auffiel, ohne Werte aus dem Datensatz.',
      en: 'What was noticed, without values of the record.',
    },
  },
  body: {
    type: 'object, list or text',
    meaning: {
      de: 'Nur mit `log.bodies`. `selected`: die Werte der ausgewählten Felder. `all`: der gesendete Inhalt als Text, Geheimnisse verdeckt.',
      en: 'Only with `log.bodies`. `selected`: the values of the chosen fields. `all`: the body as it was sent, as a text, secrets masked.',
    },
  },
  erased: {
    type: 'true',
    meaning: {
      de: 'Die Zeile wurde bei einer Löschung neu geschrieben: ohne Inhalt und ohne vergebene Kennung, der Schlüssel durch einen Prüfwert ersetzt.',
      en: 'The line was written anew by an erasure: without body and remote id, a hash in place of the key.',
    },
  },
  erasure: {
    type: '`{ id, subject }`',
    meaning: {
      de: 'Die Löschung; dazu, soweit bekannt, wer sie verlangt hat (`by`) und wie viel gelöscht wurde (`events`, `deliveries`, `cancelled`, `lines`). `subject` ist der Prüfwert, der statt des Schlüssels steht.',
      en: 'The erasure; besides, as far as known, who demanded it (`by`) and how much was erased (`events`, `deliveries`, `cancelled`, `lines`). `subject` is the hash that stands in place of the key.',
    },
  },
};
