import type { WebhookDefinition } from '../definition.ts';
import type { Subject } from './check-context.ts';
import type { Findings } from './findings.ts';

/** Only an event that tells the state before can be told to be without a change. */
export function checkOnlyWhenChanged(
  { onlyWhenChanged = false }: WebhookDefinition,
  { eventType }: Subject,
  findings: Findings,
): void {
  if (!onlyWhenChanged || eventType === undefined || (eventType.changes ?? []).length > 0) return;
  findings.warning('/onlyWhenChanged', 'CHANGE_NOT_TOLD', {
    de: `Das Ereignis „${eventType.title.de}“ sagt nicht, was vorher war. „Nur bei Änderung“ bewirkt hier nichts: Jedes Ereignis wird gesendet.`,
    en: `The event "${eventType.title.en}" does not tell what was before. "Only when changed" does nothing here: every event is sent.`,
  });
}
