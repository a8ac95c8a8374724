import { defineError } from '@eilbote/contract';

export const BACKFILL_RUN_INVALID = defineError<{ run: string }>(
  'BACKFILL_RUN_INVALID',
  { de: 'Der Name eines Laufs ist unbrauchbar.', en: 'The name of a run cannot be used.' },
  ({ run }) => ({
    de: `„${run}“ kann nicht der Name eines Laufs sein. Möglich sind bis zu 64 Buchstaben (ohne Umlaute), Ziffern, Punkt, Unter- und Bindestrich; vorn steht ein Buchstabe oder eine Ziffer.`,
    en: `"${run}" cannot be the name of a run. Possible are up to 64 letters (A to Z), digits, dot, underscore and hyphen; the first is a letter or a digit.`,
  }),
);

export const BACKFILL_WEBHOOK_OTHER_EVENT = defineError<{ name: string; event: string; eventType: string }>(
  'BACKFILL_WEBHOOK_OTHER_EVENT',
  {
    de: 'Ein Webhook gehört zu einer anderen Ereignisart, als übertragen wird.',
    en: 'A webhook belongs to another event type than is transferred.',
  },
  ({ name, event, eventType }) => ({
    de: `Der Webhook „${name}“ gehört zu ${event}, übertragen werden soll ${eventType}. Nennen Sie einen Webhook dieser Ereignisart, oder übertragen Sie die andere.`,
    en: `The webhook "${name}" belongs to ${event}, but ${eventType} is to be transferred. Name a webhook of this event type, or transfer the other one.`,
  }),
);

export const BACKFILL_WEBHOOK_INACTIVE = defineError<{ name: string }>(
  'BACKFILL_WEBHOOK_INACTIVE',
  {
    de: 'Ein Webhook, für den vorhandene Datensätze übertragen werden sollen, ist inaktiv.',
    en: 'A webhook that existing records are to be transferred for is inactive.',
  },
  ({ name }) => ({
    de: `Der Webhook „${name}“ ist inaktiv. Stellen Sie ihn zuerst auf aktiv.`,
    en: `The webhook "${name}" is inactive. Make it active first.`,
  }),
);

export const BACKFILL_RUN_OTHER = defineError<{ run: string; eventType: string; webhooks: readonly string[] }>(
  'BACKFILL_RUN_OTHER',
  {
    de: 'Unter diesem Namen läuft oder lief etwas anderes.',
    en: 'Something else runs or ran under this name.',
  },
  ({ run, eventType, webhooks }) => ({
    de: `Der Lauf „${run}“ überträgt ${eventType} für ${webhooks.join(', ')}. Rufen Sie ihn ebenso auf wie damals, oder geben Sie dem neuen Lauf einen anderen Namen (--run).`,
    en: `The run "${run}" transfers ${eventType} for ${webhooks.join(', ')}. Start it as it was started then, or give the new run another name (--run).`,
  }),
);

export const BACKFILL_CANCELLED = defineError<{ run: string }>(
  'BACKFILL_CANCELLED',
  { de: 'Dieser Lauf wurde abgebrochen.', en: 'This run was cancelled.' },
  ({ run }) => ({
    de: `Der Lauf „${run}“ wurde abgebrochen und geht nicht weiter. Ein neuer Lauf braucht einen anderen Namen (--run); was der alte schon gesendet hat, sendet der neue noch einmal.`,
    en: `The run "${run}" was cancelled and does not go on. A new run needs another name (--run); what the old one has sent already, the new one sends again.`,
  }),
);

export const BACKFILL_TOO_OLD = defineError<{ run: string; days: number }>(
  'BACKFILL_TOO_OLD',
  {
    de: 'Ein Lauf begann vor so langer Zeit, dass nicht mehr gespeichert ist, was er übertragen hat.',
    en: 'A run began so long ago that what it has transferred is not stored any more.',
  },
  ({ run, days }) => ({
    de: `Der Lauf „${run}“ begann vor mehr als ${days} Tagen. So lange bleibt gespeichert, was übertragen wurde; manches würde jetzt doppelt gesendet. Soll es sein, geben Sie einem neuen Lauf einen anderen Namen (--run).`,
    en: `The run "${run}" began more than ${days} days ago. What was transferred is stored that long; some of it would be sent twice now. If that shall be, give a new run another name (--run).`,
  }),
);

export const BACKFILL_RECORD_CHANGED = defineError<{ key: string; run: string }>(
  'BACKFILL_RECORD_CHANGED',
  {
    de: 'Der Datensatz wurde im selben Lauf schon mit anderem Inhalt übertragen.',
    en: 'The record was transferred in the same run with other content already.',
  },
  ({ key, run }) => ({
    de: `Der Datensatz „${key}“ wurde im Lauf „${run}“ schon mit anderem Inhalt übertragen. Soll der neue Inhalt gesendet werden, geben Sie dem Lauf einen anderen Namen (--run).`,
    en: `The record "${key}" was transferred in the run "${run}" with other content already. To send the new content, give the run another name (--run).`,
  }),
);

export const BACKFILL_KEY_TWICE = defineError<{ key: string; line: number }>(
  'BACKFILL_KEY_TWICE',
  {
    de: 'Ein Schlüssel kommt mehrmals mit verschiedenem Inhalt vor.',
    en: 'A key comes several times with different content.',
  },
  ({ key, line }) => ({
    de: `Der Schlüssel „${key}“ steht mit anderem Inhalt schon in Zeile ${line}. Nur jene Zeile wird übertragen.`,
    en: `The key "${key}" stands in line ${line} already, with other content. Only that line is transferred.`,
  }),
);
