import type { Table } from '@eilbote/contract';
import { nearest } from '../../suggestion.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { Subject } from './check-context.ts';
import { didYouMean, type Findings } from './findings.ts';

/** Selected fields exist. Only the classes financial and special are pointed out: everything else is everyday. */
export function checkFields(definition: WebhookDefinition, { table }: Subject, findings: Findings): void {
  const { fields, method } = definition;
  if (table !== undefined && typeof fields !== 'string') {
    fields.forEach((name, position) => checkField(`/fields/${position}`, name, table, findings));
  }
  if (method !== 'GET' || fields === 'none') return;
  findings.warning('/fields', 'FIELDS_IN_URL', {
    de: 'Bei der Methode GET stehen die Felder in der URL und damit oft in den Protokollen des Empfängers. Verwenden Sie POST oder wählen Sie keine Felder.',
    en: 'With the method GET the fields stand in the URL, and so often in the logs of the receiver. Use POST or select no fields.',
  });
}

/** A field that somebody named: it must exist, and is told when it is sensitive. */
export function checkField(path: string, name: string, table: Table, findings: Findings): void {
  if (!Object.hasOwn(table.fields, name)) {
    const hint = didYouMean(nearest(name, Object.keys(table.fields)));
    findings.problem(path, 'FIELD_UNKNOWN', {
      de: `Die Tabelle „${table.name}“ hat kein Feld „${name}“.${hint.de}`,
      en: `The table "${table.name}" has no field "${name}".${hint.en}`,
    });
    return;
  }
  warnOfSensitive(path, name, table, findings);
}

/** Points out a field of the privacy classes financial and special. */
export function warnOfSensitive(path: string, name: string, table: Table, findings: Findings): void {
  const privacy = Object.hasOwn(table.fields, name) ? table.fields[name]?.privacy : undefined;
  if (privacy !== 'financial' && privacy !== 'special') return;
  const kind =
    privacy === 'financial'
      ? { de: 'Bank-, Bonitäts- oder Lohndaten', en: 'bank, credit or pay data' }
      : {
          de: 'besonders geschützte personenbezogene Daten (Art. 9 DSGVO)',
          en: 'special personal data (GDPR article 9)',
        };
  findings.warning(path, 'FIELD_SENSITIVE', {
    de: `„${table.name}.${name}“ enthält ${kind.de} und wird nur gesendet, weil dieser Webhook es nennt.`,
    en: `"${table.name}.${name}" holds ${kind.en} and is sent only because this webhook names it.`,
  });
}
