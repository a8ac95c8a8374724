import { provide } from '@eilbote/contract';
import { ClockPort, ResolverPort, silentLogger, systemClock, type HostOptions } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { certificateAuthority } from '../../packages/core/src/transport/conformance/test-certificates.ts';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const day = 24 * 60 * 60 * 1000;
const authority = certificateAuthority('authority of the receiver');
const tls = { certificateAuthorities: authority.certificate };
const serverFor = (days: number) => {
  const { certificate, key } = authority.issue('receiver.example', { days });
  return { cert: certificate, key };
};

/** Every name is this machine, and somebody may put the clock forward. */
function optionsAt(moved: { byMs: number }): Partial<HostOptions> {
  const everyName = () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);
  return {
    network: { allow: ['*.example'] },
    // One file, whatever the date.
    log: { daily: false },
    provides: [
      provide(ResolverPort, () => ({ resolve: everyName })),
      provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + moved.byMs })),
    ],
  };
}

describe('a certificate that ends soon', () => {
  it('of a receiver is warned of once a day, and shown with the webhook', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...serverFor(20) } });
    const moved = { byMs: 0 };
    const host = await installation.started(optionsAt(moved));
    const told: string[] = [];
    host.on('certificateFoundEnding', ({ kind, name }) => told.push(`${kind} ${name}`));
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), { tls }));
    const send = async (key: string) => {
      const delivered = deliveryThatIs(host, 'delivered');
      await host.publish(projectCreated(key));
      await delivered;
    };
    await send('S001');
    await send('S002');
    const name = new URL(receiver.url()).host;
    expect(told).toEqual([`receiver ${name}`]);
    moved.byMs = day + 1;
    await send('S003');
    expect(told).toHaveLength(2);
    const { certificates } = await host.webhooks.get(webhook.id);
    expect(certificates.map(({ kind, name: of }) => [kind, of])).toEqual([
      ['receiver', name],
      ['authority', 'authority of the receiver'],
    ]);
    await host.stop();
    const lines = installation.logLines().filter(({ kind }) => kind === 'certificate.ends');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ level: 'warn', lane: webhook.lane, certificate: { kind: 'receiver', name } });
    expect(Date.parse(lines[0]?.certificate?.validUntil ?? '')).toBeGreaterThan(Date.now() + 19 * day);
  });

  it('is not warned of while there is time', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver({ tls: { name: 'receiver.example', ...serverFor(60) } });
    const host = await installation.started(optionsAt({ byMs: 0 }));
    await host.webhooks.create(onProjectCreated(receiver.url(), { tls }));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    await host.stop();
    expect(installation.logLines().map(({ kind }) => kind)).not.toContain('certificate.ends');
  });

  it('of our own is told at the start, though nothing is sent', async () => {
    await using installation = new TestInstallation();
    const { certificate, key } = authority.issue('erp', { days: 5 });
    const first = await installation.started(optionsAt({ byMs: 0 }));
    const made = await first.connections.create({
      name: 'DMS',
      baseUrl: 'https://dms.example',
      tls: { certificate, privateKey: key },
    });
    expect(made.warnings.map(({ code }) => code)).toEqual(['TLS_CERTIFICATE_ENDS']);
    await first.stop();
    const warnings: unknown[] = [];
    const diagnostics = { ...silentLogger, warn: (...args: readonly unknown[]) => void warnings.push(args) };
    await installation.started({ ...optionsAt({ byMs: 0 }), diagnostics });
    expect(warnings).toMatchObject([
      ['a certificate ends soon', { owner: 'DMS', kind: 'client', certificate: 'erp', daysLeft: 4 }],
    ]);
  });
});
