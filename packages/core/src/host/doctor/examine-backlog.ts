import type { LocalizedText } from '@eilbote/contract';
import type { DeliveryRow } from '../../ports/index.ts';
import type { Engine } from '../engine.ts';
import { countOf } from './counts.ts';
import { found, ok, type Finding } from './finding.ts';
import { spanOf } from './spans.ts';

/** What is due for so long without going out is no ordinary wait. */
const longMs = 10 * 60_000;
/** Deliveries that are looked at, the oldest first. */
const looked = 1000;

/** What waits, and since when. */
export async function examineBacklog({ store, clock, configuration }: Engine): Promise<readonly Finding[]> {
  const now = clock.now();
  const [counts, unmatched, { rows }] = await Promise.all([
    store.countDeliveries({ states: ['waiting', 'sending'] }),
    store.unmatched(1),
    store.deliveries({ states: ['waiting'] }, { limit: looked, oldestFirst: true }),
  ]);
  const findings: Finding[] = [];
  const [event] = unmatched;
  if (event !== undefined && now - event.acceptedAt > longMs) {
    const age = spanOf(now - event.acceptedAt);
    findings.push(
      found('problem', 'backlog', {
        de: `Ein Ereignis (${event.id}) wartet seit ${age.de} darauf, dass ein Prozess es bearbeitet.`,
        en: `An event (${event.id}) has been waiting for ${age.en} for a process that handles it.`,
      }),
    );
  }
  const { pauses } = configuration.current;
  const overdue = rows.find(
    ({ due, lane, webhook }) =>
      due !== null &&
      now - due > longMs &&
      pauses.of(lane) === undefined &&
      configuration.current.webhook(webhook)?.status !== 'paused',
  );
  if (overdue !== undefined) findings.push(overdueFinding(overdue, now));
  findings.push(...parkedFindings(rows));
  if (findings.length > 0) return findings;
  const waiting = counts.waiting + counts.sending;
  const open = countOf(waiting, {
    de: ['Zustellung wartet oder ist unterwegs', 'Zustellungen warten oder sind unterwegs'],
    en: ['delivery waits or is under way', 'deliveries wait or are under way'],
  });
  return [
    waiting === 0 ? ok('backlog', 'Nichts wartet.', 'Nothing waits.') : ok('backlog', `${open.de}.`, `${open.en}.`),
  ];
}

function overdueFinding({ id, due }: DeliveryRow, now: number): Finding {
  const age = spanOf(now - (due ?? now));
  return found(
    'warning',
    'backlog',
    {
      de: `Die älteste fällige Zustellung (${id}) ist seit ${age.de} fällig und noch nicht unterwegs.`,
      en: `The oldest delivery that is due (${id}) has been due for ${age.en} and is not under way.`,
    },
    {
      remedy: {
        de: '„eilbote lanes“ zeigt, welche Spur wartet und worauf.',
        en: '"eilbote lanes" shows which lane waits, and for what.',
      },
    },
  );
}

const parkedFor: { readonly [reason in NonNullable<DeliveryRow['parked']>]: LocalizedText } = {
  policy: { de: 'die Netzwerk-Richtlinie verbietet den Empfänger', en: 'the network policy forbids the receiver' },
  secrets: { de: 'die Geheimnisse sind nicht lesbar', en: 'the secrets cannot be read' },
  target: { de: 'das Zielsystem fehlt', en: 'the target system is missing' },
  credentials: { de: 'die Zugangsdaten wurden abgelehnt', en: 'the credentials were refused' },
  handshake: { de: 'der Empfänger erlaubt keine Aufrufe', en: 'the receiver allows no calls' },
  inactive: { de: 'der Webhook ist inaktiv', en: 'the webhook is inactive' },
};

function parkedFindings(rows: readonly DeliveryRow[]): readonly Finding[] {
  const parked = Map.groupBy(rows, ({ parked }) => parked);
  parked.delete(null);
  return [...parked].flatMap(([reason, of]) => {
    if (reason === null) return [];
    const { de, en } = parkedFor[reason];
    const count = countOf(of.length, {
      de: ['Zustellung wartet', 'Zustellungen warten'],
      en: ['delivery waits', 'deliveries wait'],
    });
    const many = rows.length === looked ? { de: 'Mindestens ', en: 'At least ' } : { de: '', en: '' };
    return [
      found('warning', 'backlog', {
        de: `${many.de}${count.de} auf einen Menschen: ${de}.`,
        en: `${many.en}${count.en} for a person: ${en}.`,
      }),
    ];
  });
}
