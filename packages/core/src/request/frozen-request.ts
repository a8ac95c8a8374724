import type { FrozenRequest } from '../ports/store-deliveries.ts';
import { deserialise, serialise } from './sealed-text.ts';
import type { WireRequest } from './wire-request.ts';

/** What every repetition of a delivery repeats: method, content type and body. Secrets in it stay slots. */
export const freezeRequest = ({ method, headers, body }: WireRequest): FrozenRequest => ({
  method,
  contentType: contentTypeOf(headers),
  body: body === null ? null : serialise(body),
});

/**
 * The request of a repetition: what was frozen at the first attempt, with the URL and the other headers as they are
 * now.
 * @throws SEALED_TEXT_DAMAGED
 */
export function withFrozen(fresh: WireRequest, frozen: FrozenRequest): WireRequest {
  const headers = Object.entries(fresh.headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  if (frozen.contentType !== null) headers.unshift(['Content-Type', [frozen.contentType]]);
  return {
    method: frozen.method,
    url: fresh.url,
    headers: Object.fromEntries(headers),
    body: frozen.body === null ? null : deserialise(frozen.body),
  };
}

function contentTypeOf(headers: WireRequest['headers']): string | null {
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() !== 'content-type') continue;
    const part = headers[name]?.[0];
    return typeof part === 'string' ? part : null;
  }
  return null;
}
