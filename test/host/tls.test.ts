import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provide } from '@eilbote/contract';
import { ResolverPort, type HostOptions } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { certificateAuthority } from '../../packages/core/src/transport/conformance/test-certificates.ts';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const authority = certificateAuthority('authority of the receiver');
const clients = certificateAuthority('authority of the clients');

const ownServer = (days = 90) => {
  const { certificate, key } = authority.issue('receiver.example', { days });
  return { cert: certificate, key };
};
const guarded = { ...ownServer(), requestCert: true, rejectUnauthorized: true, ca: clients.certificate };

/** Every name is this machine. */
const options: Partial<HostOptions> = {
  network: { allow: ['*.example'] },
  provides: [
    provide(ResolverPort, () => ({ resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]) })),
  ],
};
const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

describe('a receiver with a certificate of its own house', () => {
  it('is trusted by a webhook that names its authority, and by no other', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...ownServer() } });
    const host = await installation.started(options);
    const tls = { certificateAuthorities: authority.certificate };
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'knows it', tls }));
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'does not' }));
    const delivered = deliveryThatIs(host, 'delivered');
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    expect((await delivered).delivery.state).toBe('delivered');
    expect((await postponed).delivery).toMatchObject({ failure: 'TLS_CERT_INVALID' });
    expect(receiver.calls).toHaveLength(1);
  });

  it('is trusted by all where the host names its authority, by its text or by a file', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...ownServer() } });
    const file = join(installation.folder, 'company-ca.pem');
    writeFileSync(file, authority.certificate);
    for (const entry of [file, authority.certificate]) {
      const network = { ...options.network, certificateAuthorities: [entry] };
      const host = await installation.started({ ...options, network });
      if ((await host.webhooks.list()).length === 0) await host.webhooks.create(onProjectCreated(receiver.url()));
      const delivered = deliveryThatIs(host, 'delivered');
      await host.publish(projectCreated());
      await delivered;
      await host.stop();
    }
    expect(receiver.calls).toHaveLength(2);
  });

  it.each(['/no/such/file.pem', '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----'])(
    'is refused at the start where the authority is %j',
    async (entry) => {
      await using installation = new TestInstallation();
      const start = installation.started({ network: { certificateAuthorities: [entry] } });
      await expect(start).rejects.toMatchObject({ code: 'NETWORK_AUTHORITY_INVALID' });
    },
  );
});

describe('a receiver that asks for a client certificate', () => {
  it('gets the one of the connection, whose key lies in the store sealed', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...guarded } });
    const host = await installation.started(options);
    const { certificate, key } = clients.issue('erp', { days: 90 });
    const { connection } = await host.connections.create({
      name: 'DMS',
      baseUrl: receiver.url(),
      tls: { certificateAuthorities: authority.certificate, certificate, privateKey: key },
    });
    expect(connection.definition.tls).toMatchObject({ certificate, privateKey: true });
    const { url: _, ...rest } = onProjectCreated('', { connection: connection.id });
    await host.webhooks.create(rest);
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    const shown = JSON.stringify(await delivered);
    expect(receiver.calls.map(({ client }) => client)).toEqual(['erp']);
    await host.connections.update('DMS', { ...connection.definition, name: 'Archiv' });
    await host.stop();
    const again = await installation.started(options);
    const second = deliveryThatIs(again, 'delivered');
    await again.publish(projectCreated('S020'));
    await second;
    await again.stop();
    const secret = key.split('\n')[1] ?? '';
    expect(secret.length).toBeGreaterThan(40);
    expect(shown + everythingIn(installation.folder)).not.toContain(secret);
  });

  it('refuses a call without one, and says so', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...guarded } });
    const host = await installation.started(options);
    const tls = { certificateAuthorities: authority.certificate };
    await host.webhooks.create(onProjectCreated(receiver.url(), { tls }));
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    expect((await postponed).delivery).toMatchObject({ failure: 'CLIENT_CERTIFICATE' });
  });
});
