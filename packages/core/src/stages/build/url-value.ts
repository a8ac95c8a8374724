import { holdsTemplate } from '../../templates/index.ts';
import { joinUrl, splitUrl } from '../../webhooks/address.ts';
import type { ConnectionDefinition, WebhookDefinition } from '../../webhooks/definition.ts';
import type { Filling } from './filling.ts';
import type { TemplateReader } from './template-reader.ts';

/**
 * The URL before the target system adds to it: the own one, or the connection's base URL with the path below. Only
 * what stands behind the host can be a template.
 * @throws TEMPLATE_INVALID, TEMPLATE_TOO_LARGE
 */
export function urlMaker(
  { url, path = '' }: Pick<WebhookDefinition, 'url' | 'path'>,
  connection: ConnectionDefinition | undefined,
  read: TemplateReader,
): string | ((filling: Filling) => string) | undefined {
  if (connection !== undefined) {
    const { baseUrl } = connection;
    if (!holdsTemplate(path)) return joinUrl(baseUrl, path);
    const template = read(path, 'url');
    return (filling) => joinUrl(baseUrl, filling.render(template, where));
  }
  if (url === undefined || !holdsTemplate(url) || holdsTemplate(splitUrl(url).origin)) return url;
  const template = read(url, 'url');
  return (filling) => filling.render(template, where);
}

const where = { de: 'URL', en: 'URL' };
