import { expect, it } from 'vitest';
import type { TLSSocket } from 'node:tls';
import { callTo, failureOf } from './exchange-with.ts';
import { answerText, rawServer } from './raw-server.ts';
import { certificateAuthority, selfSigned, type TestCertificate } from './test-certificates.ts';
import type { MakeTransport } from './make-transport.ts';

const host = 'receiver.invalid';
const serverWith = ({ certificate, key }: TestCertificate) => ({ tls: { cert: certificate, key } });
const greet = (socket: { write(text: string): unknown }) => socket.write(answerText('200 OK'));

export function tlsRules(make: MakeTransport): void {
  const authority = certificateAuthority('Eilbote test authority');
  const trusting = () => make({ certificateAuthorities: [authority.certificate] });

  it('accepts a certificate of a trusted authority for the host of the URL, and uses the connection again', async () => {
    const transport = trusting();
    const names: unknown[] = [];
    await using server = await rawServer(
      (socket) => {
        names.push((socket as TLSSocket & { servername?: string }).servername);
        greet(socket);
      },
      serverWith(authority.issue(host)),
    );
    const call = callTo(`https://${host}:${server.port}/`);
    const answer = await transport.exchange(call);
    await transport.exchange(call);
    expect(answer.status).toBe(200);
    expect(answer.timings.secured).toBeGreaterThanOrEqual(0);
    expect(names).toEqual([host, host]);
    expect(server.connections).toBe(1);
    await transport.close();
  });

  it.each([
    ['expired', () => authority.issue(host, { days: -1 })],
    ['for another host', () => authority.issue('other.invalid')],
    ['self-signed', () => selfSigned(host)],
    ['of an unknown authority', () => certificateAuthority('nobody').issue(host)],
  ])('refuses a certificate that is %s', async (_, certificate) => {
    await using server = await rawServer(greet, serverWith(certificate()));
    expect(await failureOf(trusting(), callTo(`https://${host}:${server.port}/`))).toBe('TLS_CERT_INVALID');
    expect(server.received).toBe('');
  });

  it('refuses a version of TLS before 1.2', async () => {
    const { tls } = serverWith(authority.issue(host));
    const old = { ...tls, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    await using server = await rawServer(greet, { tls: old });
    expect(await failureOf(trusting(), callTo(`https://${host}:${server.port}/`))).toBe('TLS_HANDSHAKE');
  });

  it('says when the receiver speaks no TLS', async () => {
    await using server = await rawServer((socket) => socket.end(answerText('400 Bad Request')));
    const deaf = await rawServer(() => {});
    expect(await failureOf(make(), callTo(`https://${host}:${server.port}/`, { deadlineMs: 300 }))).toBe(
      'TLS_HANDSHAKE',
    );
    expect(await failureOf(make({ connectMs: 100 }), callTo(`https://${host}:${deaf.port}/`))).toBe('TLS_HANDSHAKE');
    await deaf[Symbol.asyncDispose]();
  });
}
