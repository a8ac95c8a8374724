import { describe, expect, it } from 'vitest';
import { tableResolver } from '../../../network/conformance/table-resolver.ts';
import { SECRETS_KEY_MISSING } from '../../../secrets/index.ts';
import { answerText, rawServer } from '../../../transport/conformance/raw-server.ts';
import type { AuthDefinition } from '../../../webhooks/index.ts';
import { endOf, sendInput, sendStage } from '../conformance/send-call.ts';
import type { SendInput } from '../index.ts';

const canary = 'Kännwort:"7f3a9&/';
const stored: { readonly [slot: string]: string } = {
  'connection/auth:password': canary,
  'connection/auth:token': 'token-7f3a9',
  'connection/auth:key': 'key 7f3a9&=',
};
const secrets: SendInput['secrets'] = (slot) => stored[slot] ?? '';
const here = { allow: ['127.0.0.1'] };

const decoded = (text: string) => Buffer.from(/Basic (\S+)/.exec(text)?.[1] ?? '', 'base64').toString();

/** Sends a call with this authorisation to a receiver that echoes it, and tells both ends of it. */
async function call(auth: AuthDefinition, request: Partial<SendInput['request']> = {}) {
  await using stage = sendStage(here, tableResolver());
  await using server = await rawServer((socket, text) =>
    socket.end(answerText('200 OK', `${text} ${decoded(text)}`, [`X-Echo: ${encodeURIComponent(text)}`])),
  );
  const { request: plain } = sendInput(`http://127.0.0.1:${server.port}/in?own=1`);
  const result = await stage.send('', {
    request: { ...plain, ...request },
    secrets,
    auth: { connection: 'con_1', version: 1, definition: auth },
  });
  if (result.kind !== 'answered') throw new Error(endOf(result));
  const [line = '', ...headers] = server.received.split('\r\n');
  return { line, headers, exchange: result.exchange };
}

describe('the authorisation of a connection', () => {
  it('sends user and password as Basic, in UTF-8', async () => {
    const { headers } = await call({ scheme: 'basic', user: 'erp', password: true });
    expect(decoded(headers.find((header) => header.startsWith('authorization: ')) ?? '')).toBe(`erp:${canary}`);
  });

  it('sends a token as Bearer, in place of a header of the same name', async () => {
    const { headers } = await call(
      { scheme: 'bearer', token: true },
      { headers: { authorization: ['Basic b3RoZXI='], 'X-Mandant': ['1'] } },
    );
    expect(headers.filter((header) => header.startsWith('authorization:'))).toEqual([
      'authorization: Bearer token-7f3a9',
    ]);
    expect(headers).toContain('x-mandant: 1');
  });

  it('sends a key in the header or the query parameter it names', async () => {
    const inHeader = await call({ scheme: 'apiKey', in: 'header', name: 'X-Schluessel', key: true });
    expect(inHeader.headers).toContain('x-schluessel: key 7f3a9&=');
    const inQuery = await call({ scheme: 'apiKey', in: 'query', name: 'Schlüssel', key: true });
    expect(inQuery.line).toBe('POST /in?own=1&Schl%C3%BCssel=key%207f3a9%26%3D HTTP/1.1');
  });

  it.each([
    ['basic', { scheme: 'basic', user: 'erp', password: true }],
    ['bearer', { scheme: 'bearer', token: true }],
    ['header', { scheme: 'apiKey', in: 'header', name: 'X-Schluessel', key: true }],
    ['query', { scheme: 'apiKey', in: 'query', name: 'key', key: true }],
  ] as const)('shows no secret of %s in what is kept, although the receiver echoes everything', async (_, auth) => {
    const { exchange } = await call(auth);
    const kept = JSON.stringify(exchange);
    expect(kept).toContain('•••');
    expect(kept).not.toContain('7f3a9');
    expect(kept).not.toContain(Buffer.from(`erp:${canary}`).toString('base64'));
  });

  it('keeps a call waiting whose secret cannot be read', async () => {
    await using stage = sendStage(here, tableResolver());
    const result = await stage.send('http://127.0.0.1:9/', {
      auth: { connection: 'con_1', version: 1, definition: { scheme: 'basic', user: 'erp', password: true } },
      secrets: () => {
        throw SECRETS_KEY_MISSING({});
      },
    });
    expect(result).toMatchObject({ kind: 'blocked', by: 'secrets', refusal: { code: 'SECRETS_KEY_MISSING' } });
  });
});
