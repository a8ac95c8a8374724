import { Socket } from 'node:net';
import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { attacks, neverCalled, spellingsOfThisMachine, type Attack } from '../../network/conformance/ssrf-table.ts';
import { tableResolver } from '../../network/conformance/table-resolver.ts';
import { networkGuard, networkPolicy, type NetworkSettings } from '../../network/index.ts';
import type { Address, Transport } from '../../ports/index.ts';
import { systemClock } from '../../system/index.ts';
import { answerText, rawServer, type OnRequest, type RawServer } from '../../transport/conformance/raw-server.ts';
import { endOf, sendInput, sendStage } from './conformance/send-call.ts';
import { noTokens } from './auth/no-tokens.ts';
import { sender } from './sender.ts';

/** Listens on every address of this machine: whatever spelling gets through arrives here. */
let victim: RawServer;
const connecting = vi.spyOn(Socket.prototype, 'connect');
const greet: OnRequest = (socket) => socket.end(answerText('200 OK'));

beforeAll(async () => {
  victim = await rawServer(greet, { address: '::' }).catch(() => rawServer(greet, { address: '0.0.0.0' }));
});
afterAll(async () => {
  connecting.mockRestore();
  await victim[Symbol.asyncDispose]();
});

const aimed = (url: string): string => url.replaceAll('PORT', String(victim.port));

async function attack({ url, dns }: Attack, settings: NetworkSettings = {}): Promise<string> {
  await using stage = sendStage(settings, tableResolver(dns));
  return endOf(await stage.send(aimed(url)));
}

/** Everything that any setting can open. */
const wideOpen: NetworkSettings = {
  allow: ['0.0.0.0/0', '::/0', '*.example', 'localhost', '*.localhost'],
  privateNetworks: true,
  publicHttp: true,
};

describe('the send stage, asked to call what it should not', () => {
  it('is asked in many ways', () => {
    expect(attacks.length).toBeGreaterThan(100);
    expect(attacks.filter(({ source }) => source === '')).toEqual([]);
  });

  it.each(attacks)('refuses $url ($source) with $refusal', async (row) => {
    connecting.mockClear();
    expect(await attack(row)).toBe(row.refusal);
    expect(connecting).not.toHaveBeenCalled();
    expect(victim.connections).toBe(0);
  });

  it.each(neverCalled)('refuses $url ($source) even with every setting open', async (row) => {
    connecting.mockClear();
    expect(await attack(row, wideOpen)).toBe('NETWORK_NEVER_REFUSED');
    expect(connecting).not.toHaveBeenCalled();
    expect(victim.connections).toBe(0);
  });
});

describe('the send stage with a proxy, asked to call what it should not', () => {
  const proxy = { url: 'http://127.0.0.1:PORT' };
  const through = (more: object = {}) => ({ proxy: { ...proxy, url: aimed(proxy.url), ...more } });

  it.each(attacks)('refuses $url ($source) with $refusal, and does not even ask the proxy', async (row) => {
    connecting.mockClear();
    expect(await attack(row, through())).toBe(row.refusal);
    expect(connecting).not.toHaveBeenCalled();
  });

  it.each(neverCalled)('refuses $url ($source) even with every setting open', async (row) => {
    connecting.mockClear();
    expect(await attack(row, { ...wideOpen, ...through() })).toBe('NETWORK_NEVER_REFUSED');
    expect(connecting).not.toHaveBeenCalled();
  });

  const known = attacks.filter(({ dns, refusal }) => dns === undefined && !refusal.startsWith('DNS_'));
  it.each(known)('refuses $url ($source) even where the proxy looks up names', async (row) => {
    connecting.mockClear();
    expect(await attack(row, through({ resolvesNames: true }))).toBe(row.refusal);
    expect(connecting).not.toHaveBeenCalled();
  });
});

describe('a redirect', () => {
  it.each([
    ['//127.0.0.1:PORT/', '127.0.0.1:PORT'],
    ['http://127.0.0.1:PORT/token', '127.0.0.1:PORT'],
    ['http://[::1]:PORT/', '[::1]:PORT'],
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
    ['http://10.0.0.1/', '10.0.0.1'],
    ['http://[fd00:ec2::254]/', '[fd00:ec2::254]'],
    ['http://user:geheim@192.168.0.1/?token=geheim', '192.168.0.1'],
    ['http://[broken', 'an unreadable address'],
  ])('to %s is refused and names the host alone', async (location, host) => {
    const before = victim.connections;
    for (const status of ['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent']) {
      await using receiver = await rawServer((socket) =>
        socket.end(answerText(status, '', [`Location: ${aimed(location)}`])),
      );
      await using stage = sendStage({ allow: ['127.0.0.1'] }, tableResolver());
      const result = await stage.send(`http://127.0.0.1:${receiver.port}/`);
      expect(endOf(result)).toBe('REDIRECT_REFUSED');
      expect(result).toMatchObject({ outcome: { kind: 'failed', reason: expect.stringContaining(aimed(host)) } });
      expect(JSON.stringify(result)).not.toMatch(/geheim|meta-data/);
    }
    expect(victim.connections).toBe(before);
  });
});

describe('a name whose address changes', () => {
  it('is judged anew for every call', async () => {
    const dns = { 'flip.example': ['127.0.0.1'] };
    await using stage = sendStage({ allow: ['127.0.0.1'] }, tableResolver(dns));
    await using receiver = await rawServer(greet);
    const url = `http://flip.example:${receiver.port}/`;
    expect(endOf(await stage.send(url))).toBe('delivered');
    dns['flip.example'] = ['127.0.0.2'];
    expect(endOf(await stage.send(url))).toBe('NETWORK_PRIVATE_REFUSED');
    dns['flip.example'] = ['127.0.0.1', '169.254.169.254'];
    expect(endOf(await stage.send(url))).toBe('NETWORK_NEVER_REFUSED');
    expect(receiver.connections).toBe(1);
  });

  it('is asked once per call: nothing is resolved between the verdict and the connection', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    let questions = 0;
    const resolve = async (): Promise<Address[]> => {
      const answer = answers[questions] ?? [];
      questions += 1;
      return answer.map((address) => ({ address, family: 4 }));
    };
    await using stage = sendStage({ allow: ['127.0.0.1'] }, { resolve });
    await using receiver = await rawServer(greet);
    expect(endOf(await stage.send(`http://flip.example:${receiver.port}/`))).toBe('delivered');
    expect([questions, receiver.connections]).toEqual([1, 1]);
  });

  it('loses its kept-alive connections when the policy changes', async () => {
    await using stage = sendStage({ allow: ['127.0.0.1'] }, tableResolver());
    await using receiver = await rawServer((socket) => socket.write(answerText('200 OK')));
    const url = `http://127.0.0.1:${receiver.port}/`;
    expect(endOf(await stage.send(url))).toBe('delivered');
    stage.guard.use(networkPolicy({}));
    expect(endOf(await stage.send(url))).toBe('NETWORK_PRIVATE_REFUSED');
    await receiver.closed(1);
    expect(receiver.connections).toBe(1);
  });
});

describe('what is connected to', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
  const ipv6 = fc.ipV6();
  const host = fc.oneof(
    ipv4,
    fc.nat(2 ** 32 - 1).map(String),
    ipv6.map((address) => `[${address}]`),
    fc.domain(),
  );
  const url = fc.tuple(fc.constantFrom('http', 'https'), host).map(([scheme, name]) => `${scheme}://${name}/`);

  it('is always a public address out of the one answer that was judged', async () => {
    const called: string[] = [];
    const transport: Transport = {
      async exchange({ address }) {
        called.push(address.address);
        return { status: 200, headers: {}, body: '', bodyIncomplete: false, timings: { total: 0 } };
      },
      dropConnections: () => {},
      close: async () => {},
    };
    const policy = networkPolicy({ publicHttp: true });
    await fc.assert(
      fc.asyncProperty(url, fc.array(fc.oneof(ipv4, ipv6), { maxLength: 3 }), async (target, answer) => {
        called.length = 0;
        const resolver = tableResolver({ [new URL(target).hostname]: answer });
        const guard = networkGuard({ policy, resolver, clock: systemClock });
        await sender({ guard, transport, clock: systemClock, tokens: noTokens, userAgent: 'test' }).send(
          sendInput(target),
        );
        const literal = new URL(target).hostname.replaceAll(/[[\]]/g, '');
        const isUnicast = (address: string) =>
          ipaddr
            .process(address)
            .range()
            .match(/^(unicast|rfc6052)$/) !== null;
        expect(resolver.asked.length).toBeLessThanOrEqual(1);
        expect(called.filter((address) => !isUnicast(address))).toEqual([]);
        expect(called.filter((address) => !answer.includes(address) && address !== literal)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the listener of these tests', () => {
  it.each(spellingsOfThisMachine)('sees $url once that is allowed', async (row) => {
    const before = victim.connections;
    expect(await attack(row, { allow: ['127.0.0.0/8', 'localhost', '*.localhost'] })).toBe('delivered');
    expect(victim.connections).toBe(before + 1);
  });
});
