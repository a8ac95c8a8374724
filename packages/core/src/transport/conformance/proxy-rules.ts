import { expect, it } from 'vitest';
import type { ProxyHop, Transport, TransportCall } from '../../ports/index.ts';
import { callTo, failureOf } from './exchange-with.ts';
import { forwardProxy, type ForwardProxy } from './forward-proxy.ts';
import type { MakeTransport } from './make-transport.ts';
import { answerText, rawServer, type RawServer } from './raw-server.ts';
import { certificateAuthority } from './test-certificates.ts';

const host = 'receiver.invalid';
const secret = `Basic ${Buffer.from('erp:geheim').toString('base64')}`;

export function proxyRules(make: MakeTransport): void {
  const authority = certificateAuthority('authority of the receivers');
  const { certificate, key } = authority.issue(host);
  const tls = { cert: certificate, key };
  const trusting = () => make({ certificateAuthorities: [authority.certificate] });
  const greet = (socket: { write(text: string): unknown }) => socket.write(answerText('200 OK', 'danke'));

  const hop = (proxy: ForwardProxy, target: string, changes: Partial<ProxyHop> = {}): ProxyHop => ({
    host: 'proxy.invalid',
    port: proxy.port,
    secure: false,
    target,
    ...changes,
  });
  const secureCall = (server: RawServer, proxy: ForwardProxy, changes: Partial<TransportCall> = {}) =>
    callTo(`https://${host}:${server.port}/hook?a=1`, { proxy: hop(proxy, `127.0.0.1:${server.port}`), ...changes });
  const twice = async (transport: Transport, call: TransportCall) => [
    (await transport.exchange(call)).body,
    (await transport.exchange(call)).body,
  ];

  it('open a tunnel to the approved target for a call with TLS, verify the receiver, and use it again', async () => {
    const transport = trusting();
    await using server = await rawServer(greet, { tls });
    await using proxy = await forwardProxy();
    expect(await twice(transport, secureCall(server, proxy))).toEqual(['danke', 'danke']);
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
    expect(server.received).toContain('POST /hook?a=1 HTTP/1.1');
    expect(server.received.toLowerCase()).toContain(`host: ${host}:${server.port}`);
    await transport.close();
  });

  it('do not let the proxy pass for the receiver', async () => {
    const transport = trusting();
    const other = certificateAuthority('authority of the proxy').issue(host);
    await using server = await rawServer(greet, { tls: { cert: other.certificate, key: other.key } });
    await using proxy = await forwardProxy();
    expect(await failureOf(transport, secureCall(server, proxy))).toBe('TLS_CERT_INVALID');
    expect(server.received).toBe('');
    await transport.close();
  });

  it('hand a call without TLS to the proxy whole, with the URL in its first line', async () => {
    const transport = make();
    await using server = await rawServer(greet);
    await using proxy = await forwardProxy();
    const call = callTo(`http://${host}:${server.port}/hook?a=M%FCller`, {
      proxy: hop(proxy, `127.0.0.1:${server.port}`, { authorization: secret }),
    });
    expect(await twice(transport, call)).toEqual(['danke', 'danke']);
    const line = `POST http://${host}:${server.port}/hook?a=M%FCller`;
    expect(proxy.asked).toEqual([line, line]);
    expect(proxy.credentials).toEqual([secret, secret]);
    expect(proxy.forwarded).toMatchObject({ host: `${host}:${server.port}`, 'content-type': 'application/json' });
    expect(server.received.endsWith('{"a":1}')).toBe(true);
    await transport.close();
  });

  it('identify themselves to the proxy, and tell the receiver nothing of it', async () => {
    const transport = trusting();
    await using server = await rawServer(greet, { tls });
    await using proxy = await forwardProxy({ authorization: secret });
    const target = `127.0.0.1:${server.port}`;
    const call = (authorization?: string) =>
      secureCall(server, proxy, { proxy: hop(proxy, target, authorization === undefined ? {} : { authorization }) });
    expect(await failureOf(transport, call())).toBe('PROXY_FAILED');
    expect(await failureOf(transport, call(secret))).toBe('answered 200');
    expect(server.received.toLowerCase()).not.toContain('proxy-authorization');
    await transport.close();
  });

  it.each([
    ['that forbids the receiver', 'HTTP/1.1 403 Forbidden\r\n\r\n'],
    ['that cannot reach it', 'HTTP/1.1 502 Bad Gateway\r\n\r\n'],
    ['that answers nonsense', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['that closes', ''],
    ['that speaks before the receiver can', 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'],
  ])('charge a proxy %s to nobody else', async (_, answer) => {
    const transport = trusting();
    await using server = await rawServer(greet, { tls });
    await using proxy = await forwardProxy({ answer });
    expect(await failureOf(transport, secureCall(server, proxy))).toBe('PROXY_FAILED');
    expect(server.connections).toBe(0);
    await transport.close();
  });

  it.each(['https', 'http'])('say when there is no proxy at the address, for a call with %s', async (scheme) => {
    const transport = make();
    const gone = await forwardProxy();
    await gone[Symbol.asyncDispose]();
    const call = callTo(`${scheme}://${host}:443/`, { proxy: hop(gone, `${host}:443`) });
    expect(await failureOf(transport, call)).toBe('PROXY_FAILED');
    await transport.close();
  });

  it('say when the proxy refuses a call without TLS', async () => {
    const transport = make();
    await using server = await rawServer(greet);
    await using proxy = await forwardProxy({ authorization: secret });
    const call = callTo(`http://${host}:${server.port}/`, { proxy: hop(proxy, `127.0.0.1:${server.port}`) });
    expect(await failureOf(transport, call)).toBe('PROXY_FAILED');
    expect(server.connections).toBe(0);
    await transport.close();
  });

  it('do not wait for a proxy that never answers longer than for any connection', async () => {
    const transport = make({ connectMs: 100 });
    await using deaf = await rawServer(() => {});
    const proxy = { host: 'proxy.invalid', port: deaf.port, secure: false, target: `${host}:443` };
    const call = callTo(`https://${host}/`, { proxy, deadlineMs: 400 });
    expect(await failureOf(transport, call)).toBe('PROXY_FAILED');
    await transport.close();
  });

  it('reach a proxy that itself speaks TLS, and check its certificate', async () => {
    await using server = await rawServer(greet, { tls });
    const { certificate: proxyCertificate, key: proxyKey } = authority.issue('proxy.invalid');
    await using proxy = await forwardProxy({ tls: { cert: proxyCertificate, key: proxyKey } });
    const changes = { proxy: hop(proxy, `127.0.0.1:${server.port}`, { secure: true }) };
    const transport = trusting();
    expect(await failureOf(transport, secureCall(server, proxy, changes))).toBe('answered 200');
    const distrusting = make();
    expect(await failureOf(distrusting, secureCall(server, proxy, changes))).toBe('PROXY_FAILED');
    await transport.close();
    await distrusting.close();
  });

  it('never use a tunnel for another target, other credentials, or a call without a proxy', async () => {
    const transport = trusting();
    await using server = await rawServer(greet, { tls });
    await using proxy = await forwardProxy();
    const target = `127.0.0.1:${server.port}`;
    await transport.exchange(secureCall(server, proxy));
    await transport.exchange(secureCall(server, proxy, { proxy: hop(proxy, `127.0.0.2:${server.port}`) }));
    await transport.exchange(secureCall(server, proxy, { proxy: hop(proxy, target, { authorization: secret }) }));
    await transport.exchange(callTo(`https://${host}:${server.port}/`));
    expect(proxy.asked).toHaveLength(3);
    expect(server.connections).toBe(4);
    await transport.close();
  });

  it('verify a receiver that is an address by that address', async () => {
    const transport = trusting();
    await using server = await rawServer(greet, { tls });
    await using proxy = await forwardProxy();
    const call = callTo(`https://127.0.0.9:${server.port}/`, { proxy: hop(proxy, `127.0.0.9:${server.port}`) });
    expect(await failureOf(transport, call)).toBe('TLS_CERT_INVALID');
    await transport.close();
  });

  it('show the client certificate through the tunnel', async () => {
    const clients = certificateAuthority('clients');
    const erp = clients.issue('erp');
    const transport = trusting();
    await using server = await rawServer(greet, {
      tls: { ...tls, requestCert: true, rejectUnauthorized: true, ca: clients.certificate },
    });
    await using proxy = await forwardProxy();
    const identity = { certificate: erp.certificate, privateKey: erp.key };
    expect(await failureOf(transport, secureCall(server, proxy, { tls: identity }))).toBe('answered 200');
    expect(await failureOf(transport, secureCall(server, proxy))).toBe('CLIENT_CERTIFICATE');
    await transport.close();
  });
}
