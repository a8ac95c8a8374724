import type { Action, LocalizedText, TargetField, ValueSource } from '@eilbote/contract';
import { convertValue } from '../../conversion/convert-value.ts';
import { nearest } from '../../suggestion.ts';
import type { WebhookDefinition } from '../definition.ts';
import { escapePointer } from '../../json-pointer.ts';
import { checkAttributeField } from './attribute-field-rules.ts';
import type { CheckContext, Subject } from './check-context.ts';
import { didYouMean, type Findings } from './findings.ts';

/** Target fields come from somewhere, and parameters are those of the action. */
export function checkMapping(
  definition: WebhookDefinition,
  action: Action,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  const { fields = {}, confirm } = action;
  const { mapping = {}, active, confirmed = false } = definition;
  for (const [name, source] of Object.entries(mapping)) {
    const path = `/mapping/${escapePointer(name)}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) findings.problem(path, 'TARGET_FIELD_UNKNOWN', unknownField(name, action));
    else if (source !== 'none') checkSource(path, name, source, field, { definition, context, subject, findings });
  }
  for (const [name, { required, from, title }] of Object.entries(fields)) {
    const source = Object.hasOwn(mapping, name) ? mapping[name] : from;
    if (required && (source === undefined || source === 'none'))
      findings.problem(`/mapping/${escapePointer(name)}`, 'TARGET_FIELD_MISSING', missingField(name, title));
  }
  if (confirm !== undefined && active && !confirmed)
    findings.problem('/confirmed', 'ACTION_NOT_CONFIRMED', notConfirmed(confirm));
  checkParameters(definition, action, findings);
}

interface Place {
  readonly definition: WebhookDefinition;
  readonly context: CheckContext;
  readonly subject: Subject;
  readonly findings: Findings;
}

function checkSource(
  path: string,
  name: string,
  source: ValueSource,
  field: TargetField,
  { definition, context, subject, findings }: Place,
): void {
  if ('field' in source) {
    const attribute = { name, part: 'json', field: source.field } as const;
    checkAttributeField(`${path}/field`, attribute, definition, context, subject, findings);
  }
  for (const [at, text] of fixedTexts(source)) {
    const converted = convertValue(text, field);
    if ('expected' in converted)
      findings.problem(`${path}/${at}`, 'TARGET_VALUE_UNFIT', unfit(field.title, converted.expected));
  }
}

/** The texts that a source may give as they stand; an empty one leaves the field out. */
function fixedTexts(source: ValueSource): readonly (readonly [at: string, text: string])[] {
  const texts =
    'text' in source
      ? [['text', source.text] as const]
      : 'lookup' in source
        ? [
            ...Object.entries(source.lookup).map(([value, text]) => [`lookup/${escapePointer(value)}`, text] as const),
            ['otherwise', source.otherwise ?? ''] as const,
          ]
        : [];
  return texts.filter(([, text]) => text !== '');
}

function checkParameters(definition: WebhookDefinition, action: Action, findings: Findings): void {
  const { parameters } = action;
  if (parameters === undefined) {
    if (action.fields === undefined) return;
    if (definition.attributes.length > 0)
      findings.problem('/attributes', 'PARAMETER_UNKNOWN', noParameters(action.title));
    return;
  }
  definition.attributes.forEach((attribute, position) => {
    const schema = Object.hasOwn(parameters, attribute.name) ? parameters[attribute.name] : undefined;
    const path = `/attributes/${position}`;
    if (schema === undefined) {
      const text = unknownParameter(attribute.name, Object.keys(parameters), action.title);
      findings.problem(`${path}/name`, 'PARAMETER_UNKNOWN', text);
      return;
    }
    if (!('text' in attribute) || attribute.text === '') return;
    const converted = convertValue(attribute.text, schema);
    if ('expected' in converted)
      findings.problem(`${path}/text`, 'TARGET_VALUE_UNFIT', unfit(schema.title, converted.expected));
  });
}

function unknownField(name: string, { fields = {}, title }: Action): LocalizedText {
  const names = Object.keys(fields);
  const hint = didYouMean(nearest(name, names));
  return {
    de: `Die Aktion „${title.de}“ füllt kein Feld „${name}“.${hint.de} Möglich sind: ${names.join(', ') || 'keine'}.`,
    en: `The action "${title.en}" fills no field "${name}".${hint.en} Possible are: ${names.join(', ') || 'none'}.`,
  };
}

const missingField = (name: string, title: LocalizedText): LocalizedText => ({
  de: `Das Zielsystem verlangt „${title.de}“ (${name}), aber nichts sagt, woher es kommt. Geben Sie ein Feld, eine Vorlage oder einen festen Text an.`,
  en: `The target system demands "${title.en}" (${name}), but nothing says where it comes from. Give a field, a template or a fixed text.`,
});
const unfit = (title: LocalizedText, expected: LocalizedText): LocalizedText => ({
  de: `„${title.de}“: Erwartet wird ${expected.de}.`,
  en: `"${title.en}": expected is ${expected.en}.`,
});
const notConfirmed = (confirm: LocalizedText): LocalizedText => ({
  de: `${confirm.de} Bestätigen Sie das (confirmed: true), oder speichern Sie den Webhook inaktiv.`,
  en: `${confirm.en} Confirm that (confirmed: true), or save the webhook inactive.`,
});
const noParameters = (action: LocalizedText): LocalizedText => ({
  de: `Die Aktion „${action.de}“ hat keine Attribute. Was gesendet wird, bestimmt die Zuordnung (mapping).`,
  en: `The action "${action.en}" has no attributes. What is sent is decided by the mapping.`,
});
function unknownParameter(name: string, known: readonly string[], action: LocalizedText): LocalizedText {
  const hint = didYouMean(nearest(name, known));
  return {
    de: `Die Aktion „${action.de}“ hat kein Attribut „${name}“.${hint.de} Möglich sind: ${known.join(', ')}.`,
    en: `The action "${action.en}" has no attribute "${name}".${hint.en} Possible are: ${known.join(', ')}.`,
  };
}
