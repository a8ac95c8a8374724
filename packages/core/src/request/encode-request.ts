import type { RequestDraft } from '@eilbote/contract';
import { encodeBody } from './encode-body.ts';
import { encodeHeaders } from './encode-headers.ts';
import { encodeUrl } from './encode-url.ts';
import type { WireRequest } from './wire-request.ts';

/**
 * The one place where values become bytes: each is encoded for the position it stands at, whoever made the draft. A
 * GET carries no body.
 * @throws REQUEST_URL_INVALID, REQUEST_BODY_INVALID, HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID,
 * CONTENT_TYPE_SECRET
 */
export function encodeRequest(draft: RequestDraft): WireRequest {
  const body = draft.body === undefined || draft.method === 'GET' ? undefined : encodeBody(draft.body);
  return {
    method: draft.method,
    url: encodeUrl(draft.url),
    headers: encodeHeaders(draft.headers, body?.contentType),
    body: body === undefined ? null : body.text,
  };
}
