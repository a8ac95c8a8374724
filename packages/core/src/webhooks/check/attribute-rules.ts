import { nearest } from '../../suggestion.ts';
import { fieldPath } from '../field-path.ts';
import { attributeSlot } from '../secret-slots.ts';
import type { AttributeDefinition, WebhookDefinition } from '../definition.ts';
import { comesAsList, type CheckContext, type Subject } from './check-context.ts';
import { checkField } from './field-rules.ts';
import { didYouMean, type Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

/** Attributes: each name once, each value one that can be had. Names taken by the call are the action's to check. */
export function checkAttributes(
  definition: WebhookDefinition,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  const seen = new Set<string>();
  definition.attributes.forEach((attribute, position) => {
    const path = `/attributes/${position}`;
    if (seen.has(attribute.name)) findings.problem(`${path}/name`, 'ATTRIBUTE_TWICE', twice(attribute.name));
    seen.add(attribute.name);
    if ('field' in attribute) checkFieldValue(`${path}/field`, attribute, definition, context, subject, findings);
    if ('secret' in attribute) {
      checkSecret(`${path}/secret`, attributeSlot(attribute.name), attribute.secret, context, findings);
      if (attribute.part !== 'json' || definition.method === 'GET') {
        findings.warning(`${path}/part`, 'SECRET_IN_URL', secretInUrl(attribute.name));
      }
    }
    if (definition.format === 'template' && attribute.part === 'json') {
      findings.warning(`${path}/part`, 'ATTRIBUTE_NOT_IN_TEMPLATE', notInTemplate(attribute.name));
    }
  });
}

function checkFieldValue(
  path: string,
  { name, field }: AttributeDefinition & { readonly field: string },
  definition: WebhookDefinition,
  { catalogue }: CheckContext,
  { eventType, comingTables }: Subject,
  findings: Findings,
): void {
  const { table: tableName, field: fieldName } = fieldPath(field, definition.table);
  if (tableName === 'details') {
    checkDetail(path, fieldName, Object.keys(eventType?.details ?? {}), findings);
    return;
  }
  const table = catalogue.table(tableName);
  if (table === undefined) {
    const hint = didYouMean(catalogue.suggestTable(tableName));
    if (tableName !== definition.table) {
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
      en: `The table "${tableName}" does not usually come with the event "${eventType.id}". The attribute "${name}" would then stay empty.`,
    });
  }
}

function checkDetail(path: string, name: string, known: readonly string[], findings: Findings): void {
  if (known.includes(name)) return;
  const hint = didYouMean(nearest(name, known));
  findings.problem(path, 'DETAIL_UNKNOWN', {
    de: `Das Ereignis hat keine Angabe „details.${name}“.${hint.de}${known.length > 0 ? ` Möglich sind: ${known.join(', ')}.` : ''}`,
    en: `The event has no detail "details.${name}".${hint.en}${known.length > 0 ? ` Possible are: ${known.join(', ')}.` : ''}`,
  });
}

const twice = (name: string) => ({
  de: `Das Attribut „${name}“ gibt es zweimal. Jeder Name darf nur einmal vorkommen.`,
  en: `There are two attributes "${name}". Every name may occur only once.`,
});
const secretInUrl = (name: string) => ({
  de: `Das Geheimnis „${name}“ steht in der URL und damit oft in den Protokollen des Empfängers. Sicherer ist eine geheime Kopfzeile.`,
  en: `The secret "${name}" stands in the URL, and so often in the logs of the receiver. A secret header is safer.`,
});
const notInTemplate = (name: string) => ({
  de: `Das Attribut „${name}“ hat den Teil JSON, aber im Format „template“ bestimmt allein die Vorlage den Inhalt. Wählen Sie den Teil URL oder schreiben Sie den Wert in die Vorlage.`,
  en: `The attribute "${name}" has the part JSON, but in the format "template" the template alone decides about the body. Choose the part URL or write the value into the template.`,
});
