import { isEilboteError, type LocalizedText } from '@eilbote/contract';
import { nearest } from '../../suggestion.ts';
import {
  compileTemplate,
  holdsTemplate,
  scopeNames,
  type CompiledTemplate,
  type TemplatePosition,
} from '../../templates/index.ts';
import { splitUrl } from '../address.ts';
import { contentPosition, contentTypeOf } from '../content-type.ts';
import type { WebhookDefinition } from '../definition.ts';
import { escapePointer } from '../../json-pointer.ts';
import { unknownDetailIn } from '../known-details.ts';
import type { CheckContext, Subject } from './check-context.ts';
import { warnOfSensitive } from './field-rules.ts';
import { didYouMean, type Findings } from './findings.ts';

/** A template of a webhook: where it stands and how its values are encoded. */
export interface TemplateAt {
  readonly path: string;
  readonly text: string;
  readonly position: TemplatePosition;
}

/** Templates can be read, and the names in them mean something. */
export function checkTemplates(
  definition: WebhookDefinition,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  checkBody(definition, findings);
  for (const at of templatesOf(definition)) {
    const template = read(at, findings);
    if (template === undefined) continue;
    for (const path of template.paths) checkPath(at.path, path, definition, context, subject, findings);
  }
}

function checkBody({ format, template, method, contentType }: WebhookDefinition, findings: Findings): void {
  if (format !== 'template') {
    if (template !== undefined) findings.warning('/template', 'TEMPLATE_UNUSED', unused(format));
    if (method === 'GET' && contentType === 'form')
      findings.problem('/contentType', 'METHOD_WITHOUT_BODY', withoutBody);
    return;
  }
  if (template === undefined || template.trim() === '') findings.problem('/template', 'TEMPLATE_MISSING', missing);
  if (method === 'GET') findings.problem('/format', 'METHOD_WITHOUT_BODY', withoutBody);
}

/** Every template of a webhook; the body also where it holds no output. */
export function templatesOf(definition: WebhookDefinition): readonly TemplateAt[] {
  const found: TemplateAt[] = [];
  const add = (path: string, text: string | undefined, position: TemplatePosition) => {
    if (text !== undefined && holdsTemplate(text)) found.push({ path, text, position });
  };
  if (definition.url !== undefined && !holdsTemplate(splitUrl(definition.url).origin))
    add('/url', definition.url, 'url');
  add('/path', definition.path, 'url');
  definition.attributes.forEach((attribute, position) => {
    if ('template' in attribute) add(`/attributes/${position}/template`, attribute.template, 'text');
  });
  for (const [name, source] of Object.entries(definition.mapping ?? {})) {
    if (source !== 'none' && 'template' in source)
      add(`/mapping/${escapePointer(name)}/template`, source.template, 'text');
  }
  definition.headers.forEach((header, position) => {
    if ('template' in header) add(`/headers/${position}/template`, header.template, 'text');
  });
  if (definition.format === 'template') {
    const { template = '' } = definition;
    found.push({ path: '/template', text: template, position: contentPosition(contentTypeOf(definition)) });
  }
  return found;
}

function read({ path, text, position }: TemplateAt, findings: Findings): CompiledTemplate | undefined {
  try {
    return compileTemplate(text, position);
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    findings.error(path, error);
    return undefined;
  }
}

/** Words of the language itself that stand where a field could. */
const listWords = new Set(['first', 'last', 'size']);

function checkPath(
  path: string,
  [root = '', ...rest]: readonly string[],
  definition: WebhookDefinition,
  { catalogue }: CheckContext,
  { eventType, table: own, comingTables }: Subject,
  findings: Findings,
): void {
  if (own === undefined || eventType === undefined || root === 'forloop') return;
  const field = rest.find((name) => !listWords.has(name) && !/^-?\d+$/.test(name));
  const unknown = (name: string, known: readonly string[]) =>
    findings.warning(path, 'TEMPLATE_NAME_UNKNOWN', unknownName(name, nearest(name, known)));
  if (root === 'details') {
    const detail = unknownDetailIn(rest, eventType.details);
    if (detail !== undefined) unknown(detail.path, detail.known);
    return;
  }
  const metadata = Object.hasOwn(metadataNames, root) ? metadataNames[root] : undefined;
  if (metadata !== undefined) {
    const names = metadata.map((name) => `${root}.${name}`);
    if (field === undefined || !metadata.includes(field)) unknown([root, ...rest].join('.'), names);
    return;
  }
  const table = root === 'record' || root === 'records' || root === definition.table ? own : catalogue.table(root);
  if (table === undefined) {
    if (Object.hasOwn(own.fields, root)) warnOfSensitive(path, root, own, findings);
    else unknown(root, [...Object.keys(own.fields), ...comingTables, ...scopeNames]);
    return;
  }
  if (field !== undefined) {
    if (Object.hasOwn(table.fields, field)) warnOfSensitive(path, field, table, findings);
    else
      unknown(
        `${root}.${field}`,
        Object.keys(table.fields).map((name) => `${root}.${name}`),
      );
  }
  if (table !== own && !comingTables.includes(root))
    findings.warning(path, 'TABLE_DOES_NOT_COME', doesNotCome(root, eventType.title));
}

const metadataNames: { readonly [root: string]: readonly string[] } = {
  event: ['id', 'type', 'title', 'occurredAt', 'backfill'],
  webhook: ['name'],
  delivery: ['id'],
};

function unknownName(name: string, meant: string | undefined): LocalizedText {
  const hint = didYouMean(meant);
  return {
    de: `„${name}“ in der Vorlage ist nicht bekannt und bleibt vermutlich leer.${hint.de}`,
    en: `"${name}" in the template is not known and will probably stay empty.${hint.en}`,
  };
}

const doesNotCome = (table: string, event: LocalizedText): LocalizedText => ({
  de: `Die Tabelle „${table}“ kommt mit dem Ereignis „${event.de}“ gewöhnlich nicht mit, die Vorlage bleibt an dieser Stelle leer.`,
  en: `The table "${table}" does not usually come with the event "${event.en}", the template stays empty there.`,
});
const unused = (format: string): LocalizedText => ({
  de: `Die Vorlage wird nicht verwendet, weil das Format „${format}“ ist. Wählen Sie das Format „template“ oder entfernen Sie sie.`,
  en: `The template is not used, because the format is "${format}". Choose the format "template" or remove it.`,
});
const missing: LocalizedText = {
  de: 'Das Format „template“ braucht eine Vorlage für den Inhalt.',
  en: 'The format "template" needs a template for the body.',
};
const withoutBody: LocalizedText = {
  de: 'Ein Aufruf mit der Methode GET hat keinen Inhalt. Verwenden Sie POST, PUT oder PATCH.',
  en: 'A call with the method GET has no body. Use POST, PUT or PATCH.',
};
