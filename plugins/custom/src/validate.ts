import type { DefinitionProblem, LocalizedText, WebhookShape } from '@eilbote/contract';
import { formatNames, formatOf, isFormat } from './formats/index.ts';
import { problem } from './problem-catalogue.ts';

/** Parameters that the call itself puts into the URL. */
export const reservedParameters: readonly string[] = ['ereignis', 'tabelle', 'bedingungen'];

/**
 * Names that would stand twice in the URL or in the JSON object. The part of an attribute does not matter: changing it
 * later must not break the webhook.
 */
export function validate(webhook: WebhookShape): readonly DefinitionProblem[] {
  if (!isFormat(webhook.format)) return [problem('/format', 'FORMAT_UNKNOWN', unknownFormat(webhook.format))];
  const withoutTemplate =
    webhook.format !== 'template' && (webhook.contentType === 'xml' || webhook.contentType === 'text');
  const format = formatOf(webhook.format);
  const members = new Set(format.taken(webhook));
  const isFlattened = webhook.contentType === 'form' || webhook.method === 'GET';
  const isTaken = (name: string) =>
    reservedParameters.includes(name) || members.has(name) || (isFlattened && members.has(firstPart(name)));
  return [
    ...(withoutTemplate ? [problem('/contentType', 'CONTENT_TYPE_NEEDS_TEMPLATE', needsTemplate)] : []),
    ...(format.problems?.(webhook) ?? []),
    ...webhook.attributes.flatMap(({ name }, position) =>
      isTaken(name) ? [problem(`/attributes/${position}/name`, 'ATTRIBUTE_NAME_RESERVED', reserved(name))] : [],
    ),
  ];
}

/** Form fields and parameters are `Auftrag.AuftragsNr`, so a name of that kind may stand there twice as well. */
const firstPart = (name: string): string => name.split('.', 1)[0] ?? '';

const unknownFormat = (format: string): LocalizedText => ({
  de: `Das Format „${format}“ gibt es nicht. Möglich sind: ${formatNames.join(', ')}.`,
  en: `There is no format "${format}". Possible are: ${formatNames.join(', ')}.`,
});

const needsTemplate: LocalizedText = {
  de: 'XML und Text entstehen aus einer Vorlage. Wählen Sie das Format „template“ und schreiben Sie eine, oder senden Sie JSON oder ein Formular.',
  en: 'XML and text are made by a template. Choose the format "template" and write one, or send JSON or a form.',
};

const reserved = (name: string): LocalizedText => ({
  de: `Der Name „${name}“ ist im Aufruf schon vergeben (für Tabelle, Feld oder Angaben von Eilbote). Nennen Sie das Attribut anders.`,
  en: `The name "${name}" is taken in the call (by the table, a field, or by Eilbote itself). Give the attribute another name.`,
});
