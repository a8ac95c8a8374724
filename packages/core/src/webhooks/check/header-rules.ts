import { checkHeader } from '../../request/header-check.ts';
import { contentPosition } from '../content-type.ts';
import type { HeaderDefinition, WebhookDefinition } from '../definition.ts';
import { headerSlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

/** Headers can be sent, each name stands once, and the content type tells the truth about the body. */
export function checkHeaders(
  headers: readonly HeaderDefinition[],
  context: Pick<CheckContext, 'keepsSecret'>,
  findings: Findings,
): void {
  const seen = new Set<string>();
  headers.forEach((header, position) => {
    const path = `/headers/${position}`;
    const lowerCase = header.name.toLowerCase();
    if (seen.has(lowerCase)) findings.problem(`${path}/name`, 'HEADER_TWICE', twice(header.name));
    seen.add(lowerCase);
    const problem = checkHeader(header.name, fixedValue(header));
    if (problem !== undefined)
      findings.error(problem.code === 'HEADER_VALUE_INVALID' ? valuePath(path, header) : `${path}/name`, problem);
    if ('secret' in header) checkSecret(`${path}/secret`, headerSlot(header.name), header.secret, context, findings);
  });
}

/** Content-Type is fixed text that fits what the format sends. */
export function checkContentType({ headers, format, contentType }: WebhookDefinition, findings: Findings): void {
  const position = headers.findIndex(({ name }) => name.toLowerCase() === 'content-type');
  const header = headers[position];
  if (header === undefined) return;
  if (!('text' in header)) {
    findings.problem(`/headers/${position}`, 'CONTENT_TYPE_NOT_FIXED', notFixed);
  } else if (format !== 'template' && contentPosition(header.text) !== contentType) {
    findings.problem(`/headers/${position}/text`, 'CONTENT_TYPE_DOES_NOT_FIT', doesNotFit(header.text, contentType));
  }
}

function fixedValue(header: HeaderDefinition): string {
  if ('text' in header) return header.text;
  return 'secret' in header && header.secret !== true ? header.secret : '';
}

const valuePath = (path: string, header: HeaderDefinition) => `${path}/${'text' in header ? 'text' : 'secret'}`;

const twice = (name: string) => ({
  de: `Die Kopfzeile „${name}“ gibt es zweimal. Groß- und Kleinschreibung zählt dabei nicht.`,
  en: `There are two headers "${name}". Upper and lower case make no difference.`,
});
const notFixed = {
  de: 'Die Kopfzeile „Content-Type“ muss ein fester Text sein, denn es bestimmt, wie Werte im Inhalt geschrieben werden.',
  en: 'The header "Content-Type" must be a fixed text, because it decides how values are written into the body.',
};
const kinds = {
  json: { de: 'JSON', en: 'JSON' },
  form: { de: 'Formular', en: 'a form' },
  xml: { de: 'XML', en: 'XML' },
  text: { de: 'Text', en: 'text' },
} as const;
const doesNotFit = (text: string, contentType: keyof typeof kinds) => ({
  de: `Der Content-Type „${text}“ passt nicht zum Inhalt, der als ${kinds[contentType].de} gesendet wird.`,
  en: `The content type "${text}" does not fit the body, which is sent as ${kinds[contentType].en}.`,
});
