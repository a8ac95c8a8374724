import { describe } from 'vitest';
import { connectionRules } from './connection-rules.ts';
import { exchangeRules } from './exchange-rules.ts';
import { faultRules } from './fault-rules.ts';
import { limitRules } from './limit-rules.ts';
import type { MakeTransport } from './make-transport.ts';
import { proxyRules } from './proxy-rules.ts';
import { tlsIdentityRules } from './tls-identity-rules.ts';
import { tlsRules } from './tls-rules.ts';

/** What every transport must do, shown against real servers on the loopback interface. */
export function transportConformance(name: string, make: MakeTransport): void {
  describe(`the transport ${name}`, () => {
    describe('exchanges', () => {
      exchangeRules(make);
    });
    describe('connections', () => {
      connectionRules(make);
    });
    describe('limits', () => {
      limitRules(make);
    });
    describe('faults of the receiver', () => {
      faultRules(make);
    });
    describe('TLS', () => {
      tlsRules(make);
    });
    describe('calls through a proxy', () => {
      proxyRules(make);
    });
    describe('TLS identities', () => {
      tlsIdentityRules(make);
    });
  });
}
