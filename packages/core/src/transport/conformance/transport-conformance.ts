import { describe } from 'vitest';
import type { Transport } from '../../ports/index.ts';
import { connectionRules } from './connection-rules.ts';
import { exchangeRules } from './exchange-rules.ts';
import { faultRules } from './fault-rules.ts';
import { limitRules } from './limit-rules.ts';
import { tlsRules } from './tls-rules.ts';

/** Makes the transport under test; `certificateAuthorities` are PEM texts trusted besides those of the system. */
export type MakeTransport = (options?: { connectMs?: number; certificateAuthorities?: readonly string[] }) => Transport;

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
  });
}
