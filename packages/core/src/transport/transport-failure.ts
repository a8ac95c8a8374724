import type { FailureClass } from '@eilbote/contract';
import { ProxyRefusal } from './connect-errors.ts';
import { TransportFailure } from '../ports/index.ts';

const failureOfCode: { readonly [code: string]: FailureClass } = {
  ECONNREFUSED: 'CONNECT_REFUSED',
  EHOSTUNREACH: 'CONNECT_REFUSED',
  ENETUNREACH: 'CONNECT_REFUSED',
  EHOSTDOWN: 'CONNECT_REFUSED',
  EADDRNOTAVAIL: 'CONNECT_REFUSED',
  EACCES: 'CONNECT_REFUSED',
  EPERM: 'CONNECT_REFUSED',
  ETIMEDOUT: 'CONNECT_TIMEOUT',
  EILBOTE_CONNECT_TIMEOUT: 'CONNECT_TIMEOUT',
  EILBOTE_TLS_TIMEOUT: 'TLS_HANDSHAKE',
  EILBOTE_WRONG_ADDRESS: 'INTERNAL',
  EPROTO: 'TLS_HANDSHAKE',
  ECONNRESET: 'CONNECTION_RESET',
  ECONNABORTED: 'CONNECTION_RESET',
  EPIPE: 'CONNECTION_RESET',
  HPE_HEADER_OVERFLOW: 'RESPONSE_TOO_LARGE',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TLS_CERT_INVALID',
  CERT_HAS_EXPIRED: 'TLS_CERT_INVALID',
  CERT_NOT_YET_VALID: 'TLS_CERT_INVALID',
  CERT_REVOKED: 'TLS_CERT_INVALID',
  CERT_REJECTED: 'TLS_CERT_INVALID',
  CERT_UNTRUSTED: 'TLS_CERT_INVALID',
  CERT_SIGNATURE_FAILURE: 'TLS_CERT_INVALID',
  CERT_CHAIN_TOO_LONG: 'TLS_CERT_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'TLS_CERT_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'TLS_CERT_INVALID',
  UNABLE_TO_GET_ISSUER_CERT: 'TLS_CERT_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'TLS_CERT_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'TLS_CERT_INVALID',
  HOSTNAME_MISMATCH: 'TLS_CERT_INVALID',
  INVALID_CA: 'TLS_CERT_INVALID',
  INVALID_PURPOSE: 'TLS_CERT_INVALID',
  PATH_LENGTH_EXCEEDED: 'TLS_CERT_INVALID',
};

/** TLS alerts (RFC 8446 6.2) by which a receiver refuses the certificate of the client, or the lack of one. */
const refusesClient =
  /^ERR_SSL_.+_ALERT_(?:CERTIFICATE_(?:REQUIRED|EXPIRED|REVOKED|UNKNOWN)|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|NO_CERTIFICATE|ACCESS_DENIED)$/;

/** A handshake cut off by the peer has the same code as any other reset; Node's text tells them apart. */
const cutOffHandshake = 'before secure TLS connection was established';

/**
 * Says in the engine's words why a call got no answer. The client's error is not kept: it holds the URL and the
 * headers of the call.
 */
export function transportFailure(error: unknown): TransportFailure {
  // got wraps what its agents say.
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ProxyRefusal) return new TransportFailure('PROXY_FAILED', cause.detail);
  const { code, message } = factsOf(error);
  return new TransportFailure(failureOf(code, message), code);
}

function failureOf(code: string, message: string): FailureClass {
  if (code === 'ECONNRESET' && message.includes(cutOffHandshake)) return 'TLS_HANDSHAKE';
  if (Object.hasOwn(failureOfCode, code)) return failureOfCode[code] ?? 'INTERNAL';
  if (refusesClient.test(code)) return 'CLIENT_CERTIFICATE';
  if (code.startsWith('HPE_')) return 'PROTOCOL_ERROR';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'TLS_HANDSHAKE';
  return 'INTERNAL';
}

function factsOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { code, message: error.message };
}
