import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provide } from '@eilbote/contract';
import { ResolverPort, type HostOptions } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { forwardProxy } from '../../packages/core/src/transport/conformance/forward-proxy.ts';
import { certificateAuthority } from '../../packages/core/src/transport/conformance/test-certificates.ts';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';
import { tokenEndpoint } from './token-endpoint.ts';

const authority = certificateAuthority('authority of the receiver');
const { certificate, key } = authority.issue('receiver.example', { days: 90 });
const tls = { certificateAuthorities: authority.certificate };
const credentials = (password: string) => `Basic ${Buffer.from(`erp:${password}`).toString('base64')}`;

/** Names lead to an address of documentation (RFC 5737), where nobody answers: only a proxy gets anywhere. */
const options = (network: HostOptions['network'] = {}): Partial<HostOptions> => ({
  network: { allow: ['*.example'], ...network },
  provides: [
    provide(ResolverPort, () => ({ resolve: () => Promise.resolve([{ address: '192.0.2.1', family: 4 as const }]) })),
  ],
});
const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

describe('a host behind a proxy', () => {
  it('delivers through it, and tells so in the history', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', cert: certificate, key } });
    await using proxy = await forwardProxy();
    const host = await installation.started(options({ proxy: { url: `http://127.0.0.1:${proxy.port}` } }));
    await host.webhooks.create(onProjectCreated(receiver.url(), { tls }));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    const { history } = await delivered;
    expect(proxy.asked).toEqual([`CONNECT 192.0.2.1:${new URL(receiver.url()).port}`]);
    expect(history.at(-1)?.exchange).toMatchObject({ proxy: `127.0.0.1:${proxy.port}`, address: '127.0.0.1' });
  });

  it('goes through the proxy of a connection instead, whose password is kept secret', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    await using endpoint = await tokenEndpoint();
    await using proxy = await forwardProxy({ authorization: credentials('canary-7f3a9') });
    const network = { allow: ['*.example', `127.0.0.1:${proxy.port}`], publicHttp: true };
    const host = await installation.started(options(network));
    const named = (url: string) => url.replace('127.0.0.1', 'receiver.example');
    const { connection } = await host.connections.create({
      name: 'DMS',
      baseUrl: named(receiver.url()),
      proxy: { url: `http://127.0.0.1:${proxy.port}`, user: 'erp', password: 'canary-7f3a9' },
      auth: { scheme: 'oauth2', tokenUrl: named(endpoint.url()), clientId: 'erp', clientSecret: 'x' },
    });
    const { url: _, ...rest } = onProjectCreated('', { connection: connection.id });
    await host.webhooks.create(rest);
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    const shown = JSON.stringify([await delivered, await host.connections.list()]);
    expect(proxy.asked.map((line) => line.split('?')[0])).toEqual([
      `POST ${named(endpoint.url())}`,
      `POST ${named(receiver.url())}`,
    ]);
    expect(receiver.calls[0]?.headers.authorization).toBe('Bearer token-canary-1');
    await host.stop();
    const kept = shown + everythingIn(installation.folder);
    expect(kept).not.toContain('canary-7f3a9');
    expect(kept).not.toContain(credentials('canary-7f3a9').slice(6));
  });

  it('repeats a delivery that the proxy does not let through, and says that it was the proxy', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', cert: certificate, key } });
    await using proxy = await forwardProxy({ authorization: credentials('right') });
    const access = { url: `http://127.0.0.1:${proxy.port}`, user: 'erp', password: 'wrong' };
    const host = await installation.started(options({ proxy: access }));
    await host.webhooks.create(onProjectCreated(receiver.url(), { tls }));
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    const { delivery } = await postponed;
    expect(delivery).toMatchObject({ failure: 'PROXY_FAILED' });
    expect(delivery.reason).toContain('(PROXY_407)');
    expect(receiver.calls).toEqual([]);
  });

  it('leaves a delivery waiting whose own proxy the network policy does not allow', async () => {
    await using installation = new TestInstallation();
    await using proxy = await forwardProxy();
    const host = await installation.started(options());
    const own = { url: `http://127.0.0.1:${proxy.port}` };
    const { warnings } = await host.webhooks.create(onProjectCreated('https://receiver.example/', { proxy: own }));
    expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual(['/proxy/url NETWORK_PRIVATE_REFUSED']);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ parked: 'policy' });
    expect(proxy.asked).toEqual([]);
  });

  it.each([{ url: 'http://127.0.0.1:3128', pasword: 'x' }, 'env', {}])(
    'does not start with the proxy %j',
    async (proxy) => {
      await using installation = new TestInstallation();
      const start = installation.started(options({ proxy } as HostOptions['network']));
      await expect(start).rejects.toThrow('network.proxy');
    },
  );
});
