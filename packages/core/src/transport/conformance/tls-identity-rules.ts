import { expect, it } from 'vitest';
import type { TLSSocket } from 'node:tls';
import type { TlsIdentity, Transport } from '../../ports/index.ts';
import { callTo, failureOf } from './exchange-with.ts';
import type { MakeTransport } from './make-transport.ts';
import { answerText, rawServer, type RawServer } from './raw-server.ts';
import { certificateAuthority, type TestCertificate } from './test-certificates.ts';

const host = 'receiver.invalid';

/** Whom each connection of the server was made by: the subject of the client certificate. */
interface Guarded extends RawServer {
  readonly clients: readonly string[];
}

export function tlsIdentityRules(make: MakeTransport): void {
  const authority = certificateAuthority('authority of the receiver');
  const clients = certificateAuthority('authority of the clients');
  const trust = { certificateAuthorities: authority.certificate };
  const identity = ({ certificate, key }: TestCertificate): TlsIdentity => ({ ...trust, certificate, privateKey: key });

  /** A receiver that lets in whoever has a certificate of the clients' authority. */
  async function guarded(): Promise<Guarded> {
    const { certificate, key } = authority.issue(host);
    const names: string[] = [];
    const server = await rawServer(
      (socket) => {
        const { subject } = (socket as TLSSocket).getPeerCertificate();
        names.push(String(subject?.CN));
        socket.write(answerText('200 OK', String(subject?.CN)));
      },
      { tls: { cert: certificate, key, requestCert: true, rejectUnauthorized: true, ca: clients.certificate } },
    );
    return Object.defineProperties(server, { clients: { value: names } }) as Guarded;
  }
  const call = (transport: Transport, server: RawServer, tls?: TlsIdentity) =>
    transport.exchange(callTo(`https://${host}:${server.port}/`, tls === undefined ? {} : { tls }));

  it('trust an authority for their own calls only', async () => {
    const transport = make();
    const { certificate, key } = authority.issue(host);
    await using server = await rawServer((socket) => socket.write(answerText('200 OK')), {
      tls: { cert: certificate, key },
    });
    expect((await call(transport, server, trust)).status).toBe(200);
    const { certificate: other } = certificateAuthority('another');
    for (const changes of [{}, { tls: { certificateAuthorities: other } }]) {
      expect(await failureOf(transport, callTo(`https://${host}:${server.port}/`, changes))).toBe('TLS_CERT_INVALID');
    }
    await transport.close();
  });

  it('show their client certificate, and never use a connection of another identity', async () => {
    const transport = make();
    await using server = await guarded();
    const erp = identity(clients.issue('erp'));
    const shop = identity(clients.issue('shop'));
    const bodies = [];
    for (const tls of [erp, shop, erp, shop]) bodies.push((await call(transport, server, tls)).body);
    expect(bodies).toEqual(['erp', 'shop', 'erp', 'shop']);
    expect(server.connections).toBe(2);
    await transport.close();
  });

  it('are told apart by their content: an object of equal content uses the same connection', async () => {
    const transport = make();
    await using server = await guarded();
    const erp = identity(clients.issue('erp'));
    await call(transport, server, erp);
    await call(transport, server, { ...erp });
    expect(server.connections).toBe(1);
    await transport.close();
  });

  it.each([
    ['without a client certificate', () => trust],
    [
      'with one that the key does not belong to',
      () => ({ ...identity(clients.issue('erp')), privateKey: clients.key }),
    ],
    ['with a key that cannot be read', () => ({ ...identity(clients.issue('erp')), privateKey: 'no key' })],
  ])('are refused %s', async (_, tls) => {
    const transport = make();
    await using server = await guarded();
    const failure = await failureOf(transport, callTo(`https://${host}:${server.port}/`, { tls: tls() }));
    expect(failure).toBe('CLIENT_CERTIFICATE');
    expect(server.clients).toEqual([]);
    await transport.close();
  });

  it('tell until when the certificate of the receiver is valid, once for each connection', async () => {
    const transport = make();
    const { certificate, key } = authority.issue(host, { days: 20 });
    await using server = await rawServer((socket) => socket.write(answerText('200 OK')), {
      tls: { cert: certificate, key },
    });
    const first = await call(transport, server, trust);
    const inTwentyDays = Date.now() + 20 * 24 * 60 * 60 * 1000;
    expect(Math.abs((first.certificate?.validUntil ?? 0) - inTwentyDays)).toBeLessThan(60_000);
    expect(await call(transport, server, trust)).not.toHaveProperty('certificate');
    await transport.close();
  });

  it('do not matter to a receiver without TLS', async () => {
    await using server = await rawServer((socket) => socket.end(answerText('200 OK')));
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { tls: trust }));
    expect(answer).not.toHaveProperty('certificate');
  });
}
