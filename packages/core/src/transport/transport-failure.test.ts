import { describe, expect, it } from 'vitest';
import { transportFailure } from './transport-failure.ts';

const failureOf = (code: string) => transportFailure(Object.assign(new Error('x'), { code })).failure;

describe('the failure of a call', () => {
  // As `openssl s_server -Verify 1 -verify_return_error` makes Node's client name them, with TLS 1.2 and 1.3.
  it.each([
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED',
    'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
  ])('is the client certificate where the receiver says %s', (code) => {
    expect(failureOf(code)).toBe('CLIENT_CERTIFICATE');
  });

  it.each(['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'])(
    'is the handshake with %s',
    (code) => {
      expect(failureOf(code)).toBe('TLS_HANDSHAKE');
    },
  );
});
