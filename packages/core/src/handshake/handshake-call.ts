import { hash } from 'node:crypto';
import type { RequestInput } from '@eilbote/contract';
import type { CallMethod } from '../ports/index.ts';
import { encodeRequest, mask, type WireRequest } from '../request/index.ts';
import type { HandshakeDefinition } from '../webhooks/definition.ts';

/**
 * The question that comes before the first call (CloudEvents HTTP 1.1 Web Hooks, 4.1): to the webhook's own URL, without
 * what its calls append, and with its headers, because the receiver may want to know who asks.
 * @throws REQUEST_URL_INVALID, HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID
 */
export function handshakeRequest({ url, webhook }: RequestInput): WireRequest<CallMethod> {
  return { ...encodeRequest({ method: 'GET', url: { base: url }, headers: webhook.headers }), method: 'OPTIONS' };
}

/** Who asks, and how many calls a minute are wanted. */
export const handshakeHeaders = ({ origin, callsPerMinute }: HandshakeDefinition) => ({
  'WebHook-Request-Origin': origin,
  ...(callsPerMinute === undefined ? {} : { 'WebHook-Request-Rate': String(callsPerMinute) }),
});

/** What a permission is good for: another URL or another question needs another one. Tells nothing of the URL. */
export const permissionKey = (request: WireRequest<CallMethod>, { origin, callsPerMinute }: HandshakeDefinition) =>
  hash('sha256', JSON.stringify([origin, callsPerMinute ?? null, mask(request.url)])).slice(0, 32);
