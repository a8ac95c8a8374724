import { contentTypes } from '@eilbote/contract';
import type { WebhookDefinition } from './definition.ts';
import type { TemplatePosition } from '../templates/index.ts';

/** How a body of this content type encodes its values. */
export function contentPosition(contentType: string): TemplatePosition {
  const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'text/xml' || type === 'application/xml' || type.endsWith('+xml')) return 'xml';
  if (type === 'text/html') return 'html';
  return 'text';
}

/** The content type that a webhook sends: a header of its own counts before the choice of a kind. */
export function contentTypeOf({ headers, contentType }: Pick<WebhookDefinition, 'headers' | 'contentType'>): string {
  const own = headers.find(({ name }) => name.toLowerCase() === 'content-type');
  if (own !== undefined && 'text' in own) return own.text;
  return contentTypes[contentType];
}
