import type { DatabaseSync } from 'node:sqlite';
import type { Payload } from '../receiver.ts';

/**
 * Something that has happened in the ERP, as a short text, e.g. `project.awarded P-0007`. The rows of the ERP, what it
 * answered, its events and the calls of its webhooks all come to the same facts, so that they can be compared.
 */
export type Fact = string;

/** What an event, or the call that it made, tells. */
export function factOfEvent(
  type: string,
  { Auftrag, Kunden, OPKunden }: Omit<Payload, '_eilbote'>,
  { alt, neu }: Payload['_eilbote']['details'],
): Fact {
  if (type === 'customer.created') return `${type} ${Kunden?.KundenNr} ${Kunden?.Name1}`;
  if (type === 'project.created') return `${type} ${Auftrag?.AuftragsNr} ${Auftrag?.Bauvorhaben}`;
  if (type === 'openItem.dunned') return `${type} ${OPKunden?.BelegNr} ${OPKunden?.Mahnstufe}`;
  if (neu === undefined) return `${type} ${Auftrag?.AuftragsNr}`;
  return `${type} ${Auftrag?.AuftragsNr} ${alt?.Prozessstatus} > ${neu.Prozessstatus}`;
}

const steps = [
  { stage: 'awarded', progress: '10 > 20' },
  { stage: 'delivered', progress: '20 > 70' },
  { stage: 'invoiced', progress: '70 > 80' },
] as const;

export type Step = (typeof steps)[number]['stage'];

/** What a project that has come to this stage has just gone through. */
export function factsOfStep(project: string, step: Step): readonly Fact[] {
  return steps
    .filter(({ stage }) => stage === step)
    .flatMap(({ progress }) => [`project.${step} ${project}`, `project.processStatusChanged ${project} ${progress}`]);
}

/** What must have happened for the rows to be as they are. */
export function factsOfRows(database: DatabaseSync): ReadonlySet<Fact> {
  const customers = database.prepare('SELECT number, name FROM customer').all();
  const projects = database.prepare('SELECT number, title, stage FROM project').all();
  const items = database.prepare('SELECT invoice, dunning_level FROM open_item').all();
  return new Set([
    ...customers.map(({ number, name }) => `customer.created ${String(number)} ${String(name)}`),
    ...projects.map(({ number, title }) => `project.created ${String(number)} ${String(title)}`),
    ...projects.flatMap(({ number, stage }) => {
      const passed = steps.slice(0, steps.findIndex((step) => step.stage === stage) + 1);
      return passed.flatMap((step) => factsOfStep(String(number), step.stage));
    }),
    ...items.flatMap(({ invoice, dunning_level }) =>
      Array.from({ length: Number(dunning_level) }, (_, level) => `openItem.dunned ${String(invoice)} ${level + 1}`),
    ),
  ]);
}
