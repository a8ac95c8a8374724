import { describe, expect, it } from 'vitest';
import { CertificateWatch } from './certificate-watch.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-24T08:00:00Z');
const client = { kind: 'client', name: 'erp', validUntil: now + 10 * day } as const;
const namesOf = (watch: CertificateWatch, own: Parameters<CertificateWatch['take']>[0], at: number) =>
  watch.take(own, at).map(({ kind, name }) => `${kind} ${name}`);

describe('the watch over certificates', () => {
  it('warns in the last thirty days, once a day, and goes on when it is too late', () => {
    const watch = new CertificateWatch();
    const at = (days: number) => namesOf(watch, [client], client.validUntil - days * day);
    expect([31, 30, 29.99, 29.5, 28.98, 1, -5].map(at)).toEqual([
      [],
      [],
      ['client erp'],
      [],
      ['client erp'],
      ['client erp'],
      ['client erp'],
    ]);
  });

  it('watches what the receiver has shown last', () => {
    const watch = new CertificateWatch();
    watch.shown('dms.example', now + 60 * day);
    expect(namesOf(watch, [], now)).toEqual([]);
    watch.shown('dms.example', now + 5 * day);
    expect(namesOf(watch, [client], now)).toEqual(['receiver dms.example', 'client erp']);
    watch.shown('dms.example', now + 90 * day);
    expect(namesOf(watch, [], now + day)).toEqual([]);
  });

  it('warns of the certificate that took the place of another the same day', () => {
    const watch = new CertificateWatch();
    expect(namesOf(watch, [client], now)).toEqual(['client erp']);
    expect(namesOf(watch, [{ ...client, validUntil: client.validUntil + day }], now)).toEqual(['client erp']);
  });

  it('remembers over a restart what it has seen and said', () => {
    const watch = new CertificateWatch();
    expect(watch.state).toBeUndefined();
    watch.shown('dms.example', now + 5 * day);
    expect(namesOf(watch, [client], now)).toHaveLength(2);
    const again = new CertificateWatch(JSON.parse(JSON.stringify(watch.state)) as CertificateWatch['state']);
    expect(namesOf(again, [client], now + day - 1)).toEqual([]);
    expect(namesOf(again, [client], now + day)).toHaveLength(2);
  });
});
