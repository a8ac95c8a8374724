import { secretSlot, type TextValue, type WebhookShape } from '@eilbote/contract';
import { deepFreeze } from '../catalogue/deep-freeze.ts';
import type { HeaderDefinition, WebhookDefinition } from './definition.ts';
import { headerSlot } from './secret-slots.ts';

/** What a target system may know of a webhook. Frozen: all deliveries of a version share it. */
export function webhookShape(
  id: string,
  { name, target, action, event, table, method, contentType, format, attributes }: WebhookDefinition,
  fields: readonly string[],
  headers: { readonly [name: string]: TextValue },
): WebhookShape {
  return deepFreeze({
    id,
    name,
    target,
    action,
    event,
    table,
    method,
    contentType,
    format,
    headers,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      part: attribute.part,
      ...('secret' in attribute ? { secret: true as const } : {}),
    })),
    fields: [...fields],
  });
}

/** Headers before there is a delivery: templates are still their own text. */
export const headersAsDefined = (headers: readonly HeaderDefinition[]): { readonly [name: string]: TextValue } =>
  Object.fromEntries(headers.map((header) => [header.name, definedValue(header)]));

function definedValue(header: HeaderDefinition): TextValue {
  if ('text' in header) return header.text;
  return 'template' in header ? header.template : secretSlot(headerSlot(header.name));
}
