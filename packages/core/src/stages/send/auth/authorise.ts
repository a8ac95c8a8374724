import type { CallMethod } from '../../../ports/index.ts';
import type { SecretReader, WireRequest } from '../../../request/index.ts';
import type { AuthDefinition } from '../../../webhooks/index.ts';
import { authorisedRequest, madeSlot, slotOf } from './authorised-request.ts';

/** A request that carries its credential, and whoever fills it in. */
export interface AuthorisedCall {
  readonly request: WireRequest<CallMethod>;
  readonly secrets: SecretReader;
}

/**
 * Puts the credential of a connection into a request.
 * @param secrets reads what is stored
 * @param token the access token, for a scheme that needs one
 * @param onRead told every secret that goes into a credential, so that an echo of it is masked, too
 */
export function authorise(
  request: WireRequest<CallMethod>,
  secrets: SecretReader,
  auth: AuthDefinition,
  token: string,
  onRead: (value: string) => void,
): AuthorisedCall {
  const made = () => {
    if (auth.scheme !== 'basic') return token;
    const password = secrets(slotOf('password'));
    onRead(password);
    return Buffer.from(`${auth.user}:${password}`).toString('base64');
  };
  return {
    request: authorisedRequest(request, auth),
    secrets: (name) => (name === madeSlot ? made() : secrets(name)),
  };
}
