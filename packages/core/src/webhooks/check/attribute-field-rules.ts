import type { LocalizedText } from '@eilbote/contract';
import { nearest } from '../../suggestion.ts';
import type { AttributeDefinition, WebhookDefinition } from '../definition.ts';
import { fieldPath } from '../field-path.ts';
import { unknownDetailIn, type UnknownDetail } from '../known-details.ts';
import { comesAsList, type CheckContext, type Subject } from './check-context.ts';
import { checkField } from './field-rules.ts';
import { didYouMean, type Findings } from './findings.ts';

/** The field that an attribute takes its value from: it must exist, and there must be one of it only. */
export function checkAttributeField(
  path: string,
  { name, field }: AttributeDefinition & { readonly field: string },
  definition: WebhookDefinition,
  { catalogue }: CheckContext,
  { eventType, comingTables }: Subject,
  findings: Findings,
): void {
  const { table: tableName, names } = fieldPath(field, definition.table);
  if (tableName === 'details') {
    const unknown = unknownDetailIn(names, eventType?.details ?? {});
    if (unknown !== undefined) findings.problem(path, 'DETAIL_UNKNOWN', unknownDetail(unknown));
    return;
  }
  const fieldName = names.join('.');
  const table = catalogue.table(tableName);
  if (table === undefined) {
    if (tableName !== definition.table) {
      const hint = didYouMean(catalogue.suggestTable(tableName));
      findings.problem(path, 'TABLE_UNKNOWN', {
        de: `Die Tabelle „${tableName}“ gibt es nicht.${hint.de} Ein Feld der eigenen Tabelle schreiben Sie ohne Punkt.`,
        en: `There is no table "${tableName}".${hint.en} A field of the own table is written without a dot.`,
      });
    }
    return;
  }
  checkField(path, fieldName, table, findings);
  if (eventType === undefined) return;
  if (comesAsList(eventType, table)) {
    findings.problem(path, 'FIELD_FROM_LIST', {
      de: `Von der Tabelle „${tableName}“ kommen mehrere Datensätze mit, ein einzelnes Feld ist daher nicht eindeutig. Verwenden Sie für „${name}“ eine Vorlage, etwa „{{ ${tableName}.first.${fieldName} }}“.`,
      en: `Several records of the table "${tableName}" come along, so a single field is ambiguous. Use a template for "${name}", for example "{{ ${tableName}.first.${fieldName} }}".`,
    });
  } else if (!comingTables.includes(tableName)) {
    findings.warning(path, 'TABLE_DOES_NOT_COME', {
      de: `Die Tabelle „${tableName}“ kommt mit dem Ereignis „${eventType.title.de}“ gewöhnlich nicht mit. Das Attribut „${name}“ bliebe dann leer.`,
      en: `The table "${tableName}" does not usually come with the event "${eventType.title.en}". The attribute "${name}" would then stay empty.`,
    });
  }
}

function unknownDetail({ path, known }: UnknownDetail): LocalizedText {
  const hint = didYouMean(nearest(path, known));
  return {
    de: `Das Ereignis hat keine Angabe „${path}“.${hint.de}${known.length > 0 ? ` Möglich sind: ${known.join(', ')}.` : ''}`,
    en: `The event has no detail "${path}".${hint.en}${known.length > 0 ? ` Possible are: ${known.join(', ')}.` : ''}`,
  };
}
