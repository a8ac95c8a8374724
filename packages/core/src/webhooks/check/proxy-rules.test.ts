import { describe, expect, it } from 'vitest';
import { readConnection, readWebhook, type CheckContext, type ConnectionInput } from '../index.ts';
import { context as installation, short } from './testing/checking.ts';

const context: CheckContext = { ...installation, connections: [] };
const problems = (proxy: unknown) =>
  readConnection(
    { name: 'DMS', baseUrl: 'https://dms.example', proxy: proxy as NonNullable<ConnectionInput['proxy']> },
    context,
  ).problems.map(short);

describe('the proxy of a connection as it is written', () => {
  it.each(['none', { url: 'http://proxy.example:3128' }, { url: 'https://proxy.example', user: 'a', password: 'b' }])(
    'may be %j',
    (proxy) => {
      expect(problems(proxy)).toEqual([]);
    },
  );

  it('is a proxy', () => {
    expect(problems('direct')).toEqual(['/proxy VALUE_TYPE']);
    expect(problems({ url: 'http://proxy.example/pac' })).toEqual(['/proxy/url PROXY_URL_INVALID']);
    expect(problems({ url: 'socks5://proxy.example' })).toEqual(['/proxy/url PROXY_URL_INVALID']);
    expect(problems({ url: 'http://a:b@proxy.example' })).toEqual(['/proxy/url PROXY_URL_CREDENTIALS']);
  });

  it('has credentials that are complete', () => {
    expect(problems({ url: 'http://proxy.example', password: 'b' })).toEqual(['/proxy/user PROXY_USER_MISSING']);
    expect(problems({ url: 'http://proxy.example', user: 'a:b', password: 'b' })).toEqual([
      '/proxy/user AUTH_USER_COLON',
    ]);
    expect(problems({ url: 'http://proxy.example', user: 'a', password: true })).toEqual([
      '/proxy/password SECRET_MISSING',
    ]);
  });

  it('belongs to the connection, not to a webhook on it', () => {
    const definition = { name: 'DMS', target: 'custom', baseUrl: 'https://dms.example', headers: [] };
    const webhook = { name: 'W', event: 'customer.created', connection: 'con_1', proxy: 'none' };
    const read = readWebhook(webhook, { ...context, connections: [{ id: 'con_1', definition }] });
    expect(read.problems.map(short)).toEqual(['/proxy ROUTE_WITH_CONNECTION']);
  });
});
