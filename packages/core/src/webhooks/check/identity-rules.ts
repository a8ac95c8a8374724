import type { Action, LocalizedText } from '@eilbote/contract';
import { nearest } from '../../suggestion.ts';
import type { WebhookDefinition } from '../definition.ts';
import { targetOf } from '../known.ts';
import type { CheckContext, Subject } from './check-context.ts';
import { didYouMean, type Findings } from './findings.ts';

/** Event, target system, action and table exist and go together. Gives the action for its own checks. */
export function checkIdentity(
  definition: WebhookDefinition,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): Action | undefined {
  checkName(definition.name, context.otherWebhooks, findings);
  checkEvent(definition, context, subject, findings);
  const action = checkTarget(definition, context, findings);
  checkTable(definition, context, subject, action, findings);
  return action;
}

/** A webhook is called by its name, so it has to be one that can be seen, and better one that no other has. */
export function checkName(name: string, others: ReadonlySet<string> | undefined, findings: Findings): void {
  if (others?.has(name) === true) findings.warning('/name', 'NAME_TWICE', nameTwice(name));
  if (name.trim() !== '') return;
  findings.problem('/name', 'VALUE_EMPTY', {
    de: 'Der Name besteht nur aus Leerzeichen. Tragen Sie einen ein.',
    en: 'The name holds nothing but blanks. Enter one.',
  });
}

const nameTwice = (name: string): LocalizedText => ({
  de: `Den Namen „${name}“ gibt es schon. Auf der Befehlszeile sind beide nur noch mit ihrer Kennung zu erreichen; besser wählen Sie einen anderen.`,
  en: `The name "${name}" exists already. On the command line both can be reached by their ids only; better choose another.`,
});
const allEvents = { de: 'Alle zeigt „eilbote events“.', en: '"eilbote events" shows all.' };

function checkEvent(
  { event }: WebhookDefinition,
  { catalogue }: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  if (subject.eventType !== undefined) return;
  const hint = didYouMean(catalogue.suggestEventType(event), allEvents);
  findings.problem('/event', 'EVENT_TYPE_UNKNOWN', {
    de: `Die Ereignisart „${event}“ gibt es nicht.${hint.de}`,
    en: `There is no event type "${event}".${hint.en}`,
  });
}

function checkTarget(
  { target: id, action }: WebhookDefinition,
  context: CheckContext,
  findings: Findings,
): Action | undefined {
  const target = targetOf(context, id);
  if (target === undefined) {
    const ids = context.targets.map((known) => known.id);
    const hint = didYouMean(nearest(id, ids));
    findings.problem('/target', 'TARGET_UNKNOWN', {
      de: `Das Zielsystem „${id}“ gibt es nicht.${hint.de} Vorhanden sind: ${ids.join(', ') || 'keine'}.`,
      en: `There is no target system "${id}".${hint.en} There are: ${ids.join(', ') || 'none'}.`,
    });
    return undefined;
  }
  if (Object.hasOwn(target.actions, action)) return target.actions[action];
  const actions = Object.keys(target.actions);
  const hint = didYouMean(nearest(action, actions));
  findings.problem('/action', 'ACTION_UNKNOWN', {
    de: `Das Zielsystem „${id}“ hat keine Aktion „${action}“.${hint.de} Möglich sind: ${actions.join(', ')}.`,
    en: `The target system "${id}" has no action "${action}".${hint.en} Possible are: ${actions.join(', ')}.`,
  });
  return undefined;
}

function checkTable(
  { table }: WebhookDefinition,
  { catalogue }: CheckContext,
  { eventType, table: found, comingTables }: Subject,
  action: Action | undefined,
  findings: Findings,
): void {
  if (found === undefined) {
    // Without an event there is no default; its own problem is enough.
    if (table === '' && eventType === undefined) return;
    const hint = didYouMean(catalogue.suggestTable(table));
    findings.problem('/table', 'TABLE_UNKNOWN', {
      de: `Die Tabelle „${table}“ gibt es nicht.${hint.de}`,
      en: `There is no table "${table}".${hint.en}`,
    });
    return;
  }
  if (action !== undefined && action.table !== 'any' && action.table !== table) {
    findings.problem('/table', 'TABLE_NOT_TAKEN', {
      de: `Die Aktion „${action.title.de}“ nimmt die Tabelle „${action.table}“, nicht „${table}“.`,
      en: `The action "${action.title.en}" takes the table "${action.table}", not "${table}".`,
    });
  }
  if (eventType === undefined || comingTables.includes(table)) return;
  findings.warning('/table', 'TABLE_DOES_NOT_FIT', {
    de: `Die Tabelle „${table}“ passt nicht zum Ereignis „${eventType.title.de}“. Kommt mit ihm kein Datensatz dieser Tabelle, wird nichts gesendet. Üblich: ${comingTables.join(', ')}.`,
    en: `The table "${table}" does not fit the event "${eventType.title.en}". If no record of it comes along, nothing is sent. Usual are: ${comingTables.join(', ')}.`,
  });
}
