import type { CallMethod } from '../../../ports/index.ts';
import {
  percentEncode,
  sealedText,
  type SealedText,
  type SecretPart,
  type WireRequest,
} from '../../../request/index.ts';
import { authHeader, authSlot, connectionSlot, type AuthDefinition } from '../../../webhooks/index.ts';

/** Slot of what is made, or fetched, at the moment of sending; nothing is stored under it. */
export const madeSlot = connectionSlot('auth');

/**
 * The request with the credential of its connection, still a slot: what is sent, and what a preview shows. The
 * credential takes the place of a header of the same name.
 */
export function authorisedRequest<M extends CallMethod>(request: WireRequest<M>, auth: AuthDefinition): WireRequest<M> {
  if (auth.scheme === 'apiKey' && auth.in === 'query') {
    return { ...request, url: withParameter(request.url, auth.name, secret(slotOf('key'), 'url')) };
  }
  const name = authHeader(auth) ?? '';
  const others = Object.entries(request.headers).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: { ...Object.fromEntries(others), [name]: headerValue(auth) } };
}

/** Slot of a secret of the authorisation, as the webhooks of the connection name it. */
export const slotOf = (property: string): string => connectionSlot(authSlot(property));

function headerValue(auth: AuthDefinition): SealedText {
  switch (auth.scheme) {
    case 'basic':
      return ['Basic ', secret(madeSlot, 'header')];
    case 'oauth2':
    case 'tokenEndpoint':
      return ['Bearer ', secret(madeSlot, 'header')];
    case 'bearer':
      return ['Bearer ', secret(slotOf('token'), 'header')];
    case 'apiKey':
      return [secret(slotOf('key'), 'header')];
  }
}

const secret = (name: string, encoding: SecretPart['encoding']): SecretPart => ({ secret: name, encoding });

function withParameter(url: SealedText, name: string, value: SecretPart): SealedText {
  const hasQuery = url.some((part) => typeof part === 'string' && part.includes('?'));
  return sealedText(url, `${hasQuery ? '&' : '?'}${percentEncode(name)}=`, value);
}
