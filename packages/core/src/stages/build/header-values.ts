import { secretSlot, type TextValue } from '@eilbote/contract';
import type { ConnectionDefinition, HeaderDefinition } from '../../webhooks/definition.ts';
import { connectionSlot, headerSlot } from '../../webhooks/secret-slots.ts';
import type { Filling } from './filling.ts';
import type { TemplateReader } from './template-reader.ts';

type Headers = { readonly [name: string]: TextValue };
type HeaderMaker = TextValue | ((filling: Filling) => string);

/**
 * The headers of the connection and, before them, those of the webhook. Made once where no template stands in them.
 * @throws TEMPLATE_INVALID, TEMPLATE_TOO_LARGE
 */
export function headerMaker(
  own: readonly HeaderDefinition[],
  connection: ConnectionDefinition | undefined,
  read: TemplateReader,
): Headers | ((filling: Filling) => Headers) {
  const makers = new Map<string, readonly [name: string, make: HeaderMaker]>();
  const add = (header: HeaderDefinition, slot: string) =>
    makers.set(header.name.toLowerCase(), [header.name, makerOf(header, slot, read)]);
  for (const header of connection?.headers ?? []) add(header, connectionSlot(headerSlot(header.name)));
  for (const header of own) add(header, headerSlot(header.name));
  const entries = [...makers.values()];
  if (entries.every(([, make]) => typeof make !== 'function')) return fill(entries, undefined);
  return (filling) => fill(entries, filling);
}

function makerOf(header: HeaderDefinition, slot: string, read: TemplateReader): HeaderMaker {
  if ('text' in header) return header.text;
  if ('secret' in header) return secretSlot(slot);
  const template = read(header.template, 'text');
  const where = { de: `Kopfzeile „${header.name}“`, en: `Header "${header.name}"` };
  return (filling) => filling.render(template, where);
}

function fill(entries: readonly (readonly [string, HeaderMaker])[], filling: Filling | undefined): Headers {
  const headers = entries.map(
    ([name, make]) => [name, typeof make === 'function' ? (filling === undefined ? '' : make(filling)) : make] as const,
  );
  return Object.freeze(Object.fromEntries(headers));
}
