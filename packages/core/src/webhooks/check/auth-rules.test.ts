import { describe, expect, it } from 'vitest';
import { readConnection, readWebhook, type CheckContext, type ConnectionDefinition } from '../index.ts';
import { context as installation, short } from './testing/checking.ts';

const context: CheckContext = { ...installation, connections: [] };
const good = { name: 'CRM', baseUrl: 'https://crm.example/api' };
const problems = (auth: unknown, more: object = {}) =>
  readConnection({ ...good, ...more, auth }, context).problems.map(short);

describe('the authorisation of a connection as it is written', () => {
  it.each([
    { scheme: 'basic', user: 'erp', password: 'geheim' },
    { scheme: 'bearer', token: 'geheim' },
    { scheme: 'apiKey', in: 'query', name: 'key', key: 'geheim' },
  ])('may be $scheme', (auth) =>
    expect(readConnection({ ...good, auth }, context)).toMatchObject({ problems: [], definition: { auth } }),
  );

  it('puts a key into a header unless it says otherwise', () => {
    const { definition } = readConnection({ ...good, auth: { scheme: 'apiKey', name: 'X-Key', key: 'k' } }, context);
    expect(definition?.auth).toEqual({ scheme: 'apiKey', in: 'header', name: 'X-Key', key: 'k' });
  });

  it('has what its scheme needs, and nothing of another', () => {
    expect(problems({ scheme: 'basic' })).toEqual(['/auth/user PROPERTY_MISSING', '/auth/password PROPERTY_MISSING']);
    expect(problems({ scheme: 'bearer', token: 't', user: 'erp' })).toEqual(['/auth/user AUTH_PROPERTY_FOREIGN']);
    expect(problems({ scheme: 'digest' })).toEqual(['/auth/scheme VALUE_UNKNOWN']);
    expect(problems({ scheme: 'bearer', tokn: 't' })).toEqual(['/auth/tokn PROPERTY_UNKNOWN']);
  });

  it('has a secret that is stored already, where it is to be kept', () => {
    expect(problems({ scheme: 'bearer', token: true })).toEqual(['/auth/token SECRET_MISSING']);
    const kept = readConnection(
      { ...good, auth: { scheme: 'bearer', token: true } },
      { ...context, keepsSecret: (slot) => slot === 'auth:token' },
    );
    expect(kept.problems).toEqual([]);
  });

  it('can be sent as a header', () => {
    expect(problems({ scheme: 'bearer', token: 'a\r\nX-Evil: 1' })).toEqual(['/auth/token HEADER_VALUE_INVALID']);
    expect(problems({ scheme: 'apiKey', name: 'Host', key: 'k' })).toEqual(['/auth/name HEADER_RESERVED']);
    expect(problems({ scheme: 'basic', user: 'a:b', password: 'p' })).toEqual(['/auth/user AUTH_USER_COLON']);
  });

  it('stands alone: neither the connection nor its webhooks send a header of the same name', () => {
    const auth = { scheme: 'bearer', token: 't' } as const;
    const headers = [
      { name: 'X-Mandant', text: '1' },
      { name: 'authorization', secret: 'x' },
    ] as const;
    expect(problems(auth, { headers })).toEqual(['/headers/1/name AUTH_HEADER_TWICE']);
    const definition = { ...good, target: 'custom', auth, headers: [] } satisfies ConnectionDefinition;
    const webhook = { name: 'W', event: 'customer.created', connection: 'con_1', headers };
    const read = readWebhook(webhook, { ...context, connections: [{ id: 'con_1', definition }] });
    expect(read.problems.map(short)).toEqual(['/headers/1/name AUTH_HEADER_TWICE']);
  });
});
