import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineEventType, defineTable, provide } from '@eilbote/contract';
import {
  ClockPort,
  ResolverPort,
  systemClock,
  type Examined,
  type Finding,
  type Host,
  type HostOptions,
} from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { forwardProxy } from '../../packages/core/src/transport/conformance/forward-proxy.ts';
import { certificateAuthority } from '../../packages/core/src/transport/conformance/test-certificates.ts';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const authority = certificateAuthority('authority of the receiver');
const clients = certificateAuthority('authority of the clients');
const tls = { certificateAuthorities: authority.certificate };
const serverFor = (days: number) => {
  const { certificate, key } = authority.issue('receiver.example', { days });
  return { cert: certificate, key };
};

/** Every name but one is this machine, and the clock can be wrong. */
function options(network: HostOptions['network'] = {}, byMs = 0): Partial<HostOptions> {
  const resolve = (name: string) =>
    name === 'nowhere.example'
      ? Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
      : Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);
  return {
    network: { allow: ['*.example'], ...network },
    provides: [
      provide(ResolverPort, () => ({ resolve })),
      provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + byMs })),
    ],
  };
}

/** A port where nobody listens any more. */
async function closedPort(): Promise<string> {
  await using gone = await fakeReceiver();
  return new URL(gone.url()).port;
}

async function findingsOf(host: Host, examined: Examined): Promise<readonly Finding[]> {
  return (await host.examine()).filter((finding) => finding.examined === examined);
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ level, subject, code }) => [level, subject, code].filter((part) => part !== undefined).join(' '));

describe('the examination of receivers', () => {
  it('makes the handshake with each receiver and sends nothing', async () => {
    await using installation = new TestInstallation();
    await using secure = await fakeReceiver({ tls: { name: 'receiver.example', ...serverFor(90) } });
    await using plain = await fakeReceiver();
    const host = await installation.started(options({ allow: ['*.example', '127.0.0.1'] }));
    await host.webhooks.create(onProjectCreated(secure.url(), { name: 'secure', tls }));
    await host.webhooks.create(onProjectCreated(plain.url('/{{ event.id }}'), { name: 'plain' }));
    await host.connections.create({ name: 'shared', baseUrl: secure.url(), tls });
    const findings = await findingsOf(host, 'receivers');
    expect(told(findings)).toEqual(['ok shared', 'ok secure', 'ok plain']);
    expect(findings[1]?.text.en).toMatch(/can be reached \(TLSv1\.3, certificate valid for another (?:89|90) days\)/);
    expect(findings[2]?.text.de).toContain('ohne Verschlüsselung');
    expect([secure.calls, plain.calls]).toEqual([[], []]);
  });

  it('tells why one cannot be reached, in the words of a failed call', async () => {
    await using installation = new TestInstallation();
    await using distrusted = await fakeReceiver({ tls: { name: 'receiver.example', ...serverFor(90) } });
    await using plain = await fakeReceiver();
    const closed = await closedPort();
    const host = await installation.started(options());
    const secureToPlain = plain.url().replace('http://127.0.0.1', 'https://receiver.example');
    const urls = {
      unknown: 'https://nowhere.example/x',
      distrusted: distrusted.url(),
      'not secure': secureToPlain,
      'switched off': `https://receiver.example:${closed}/x`,
      private: 'http://10.1.2.3/x',
    };
    for (const [name, url] of Object.entries(urls)) await host.webhooks.create(onProjectCreated(url, { name }));
    await host.webhooks.setStatus('unknown', 'inactive');
    const findings = await findingsOf(host, 'receivers');
    expect(told(findings)).toEqual([
      'warning unknown DNS_NOT_FOUND',
      'problem distrusted TLS_CERT_INVALID',
      'problem not secure TLS_HANDSHAKE',
      'problem switched off CONNECT_REFUSED',
      'problem private NETWORK_PRIVATE_REFUSED',
    ]);
    expect(findings[4]?.text.en).toContain('network.allow: ["10.1.2.3"]');
    expect(plain.calls).toEqual([]);
    expect(await host.examine({ network: false })).not.toContainEqual(
      expect.objectContaining({ examined: 'receivers' }),
    );
  });

  it('shows the client certificate, and tells where it is refused', async () => {
    await using installation = new TestInstallation();
    const guarded = {
      name: 'receiver.example',
      ...serverFor(90),
      requestCert: true,
      rejectUnauthorized: true,
      ca: clients.certificate,
    };
    await using receiver = await fakeReceiver({ tls: guarded });
    const host = await installation.started(options());
    const { certificate, key: privateKey } = clients.issue('erp', { days: 10 });
    await host.webhooks.create(
      onProjectCreated(receiver.url(), { name: 'known', tls: { ...tls, certificate, privateKey } }),
    );
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'nobody', tls }));
    expect(told(await findingsOf(host, 'receivers'))).toEqual(['ok known', 'problem nobody CLIENT_CERTIFICATE']);
    const [ending, ...others] = await findingsOf(host, 'certificates');
    expect(told([ending, ...others].flatMap((one) => one ?? []))).toEqual(['warning known']);
    expect(ending?.text.de).toBe('Das eigene Zertifikat „erp“ läuft in 9 Tagen ab.');
    expect(ending?.remedy?.en).toContain('--client-certificate');
  });

  it('goes through the proxy, and tells when that one refuses', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...serverFor(10) } });
    await using proxy = await forwardProxy({ authorization: `Basic ${Buffer.from('erp:right').toString('base64')}` });
    const host = await installation.started(
      options({ proxy: { url: `http://127.0.0.1:${proxy.port}`, user: 'erp', password: 'right' } }),
    );
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'through', tls }));
    const own = { url: `http://proxy.example:${proxy.port}`, user: 'erp', password: 'wrong' };
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'refused', tls, proxy: own }));
    const findings = await host.examine();
    expect(told(findings.filter(({ examined }) => examined === 'receivers'))).toEqual([
      'ok through',
      'problem refused PROXY_FAILED',
    ]);
    expect(findings.find(({ examined }) => examined === 'proxy')?.text.en).toContain(`127.0.0.1:${proxy.port}`);
    expect(told(findings.filter(({ examined }) => examined === 'certificates'))).toEqual(['warning through']);
    expect(receiver.calls).toEqual([]);
  });
});

describe('the examination of an installation', () => {
  it('finds nothing wrong with one that works', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    const findings = await host.examine();
    expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
    const dispatcher = findings.find(({ examined }) => examined === 'dispatcher');
    expect(dispatcher?.text.en).toMatch(/^Process \d+ on .+ dispatches, for \d+ seconds?\.$/);
  });

  it('misses a process that dispatches, the more where something waits for it', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({ dispatch: false });
    await host.webhooks.create(onProjectCreated('https://a.example/x'));
    expect(told(await findingsOf(host, 'dispatcher'))).toEqual(['warning']);
    await host.publish(projectCreated());
    expect(told(await findingsOf(host, 'dispatcher'))).toEqual(['problem']);
    await host.stop();
    const later = await installation.started({ dispatch: false, ...options({}, 3_600_000) });
    expect((await findingsOf(later, 'backlog'))[0]?.text.en).toMatch(
      /^An event \(evt_\w+\) has been waiting for 60 minutes/,
    );
  });

  it('tells what is paused, what waits for a person and whose credentials are refused', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    receiver.answer = 401;
    const host = await installation.started();
    const auth = { scheme: 'bearer', token: 'x' } as const;
    const { connection } = await host.connections.create({ name: 'CRM', baseUrl: receiver.url(''), auth });
    const { url: _, ...rest } = onProjectCreated('', { name: 'ans CRM', connection: connection.id });
    await host.webhooks.create(rest);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    await parked;
    expect(told(await findingsOf(host, 'connections'))).toEqual(['problem CRM HTTP_401_403']);
    expect((await findingsOf(host, 'backlog'))[0]?.text.de).toBe(
      '1 Zustellung wartet auf einen Menschen: die Zugangsdaten wurden abgelehnt.',
    );
    await host.lanes.pause('CRM');
    expect((await findingsOf(host, 'pauses'))[0]?.text.en).toContain('CRM');
    await host.lanes.pauseEverything({ reason: 'Umbau' });
    expect((await findingsOf(host, 'pauses'))[0]?.text.en).toMatch(/^Everything is paused, for .*\(Umbau\)\.$/);
  });

  it('knows a missing and a wrong key by what they cannot open', async () => {
    await using installation = new TestInstallation();
    const first = await installation.started();
    await first.webhooks.create(onProjectCreated('https://a.example/x', { name: 'A' }));
    await first.stop();
    const host = await installation.started({ secrets: { key: '6'.repeat(64) }, dispatch: false });
    expect(told(await findingsOf(host, 'key'))).toEqual(['problem SECRETS_KEY_WRONG']);
    expect((await findingsOf(host, 'key'))[0]?.text.en).toContain('cannot be read: A.');
  });

  it('finds webhooks whose table or event type is gone', async () => {
    await using installation = new TestInstallation();
    const title = { de: 'Eigenes', en: 'Own' };
    const text = { type: 'string', title, evidence: 'documented' } as const;
    const table = defineTable({ name: 'Eigene', title, evidence: 'documented', key: ['Nr'], fields: { Nr: text } });
    const eventType = defineEventType({
      id: 'own.happened',
      title,
      when: title,
      table: 'Eigene',
      related: [],
      details: {},
      examples: [{ title, records: { Eigene: { Nr: '1' } } }],
    });
    const own = { tables: [table], eventTypes: [eventType] };
    const first = await installation.started({ ...own, dispatch: false });
    await first.webhooks.create({ name: 'Eigenes', event: 'own.happened', url: 'https://a.example/x' });
    await first.stop();
    const host = await installation.started({ dispatch: false });
    expect(told(await findingsOf(host, 'webhooks'))).toEqual([
      'problem Eigenes EVENT_TYPE_UNKNOWN',
      'problem Eigenes TABLE_UNKNOWN',
    ]);
  });

  it('sees by the log that the clock was set back, that its end is torn, and that it lags', async () => {
    await using installation = new TestInstallation();
    const log = join(installation.folder, 'Logs', 'Webhooks.log');
    const first = await installation.started();
    await first.webhooks.create(onProjectCreated('https://a.example/x', { name: 'A' }));
    await first.stop();
    const slow = await installation.started({ ...options({}, -10_900_000), dispatch: false });
    expect((await findingsOf(slow, 'clock'))[0]).toMatchObject({
      level: 'problem',
      text: { en: expect.stringContaining('3 hours in the future') },
    });
    await slow.webhooks.setStatus('A', 'inactive');
    await slow.stop();
    const fast = await installation.started({ ...options({}, 10_900_000), dispatch: false });
    expect((await findingsOf(fast, 'log'))[0]?.text.en).toMatch(/^Webhooks\.log lacks 1 line as yet, for 6 hours/);
    appendFileSync(log, '{"v":1,"se');
    expect(await findingsOf(fast, 'log')).toHaveLength(2);
    await fast.stop();
    const again = await installation.started();
    await again.stop();
    const looking = await installation.started({ dispatch: false });
    expect((await findingsOf(looking, 'clock'))[0]?.text.de).toMatch(/^Die Uhr wurde zurückgestellt: um 3 Stunden/);
    rmSync(log);
    expect((await findingsOf(looking, 'log'))[0]?.text.en).toBe('Webhooks.log has no line yet.');
  });
});
