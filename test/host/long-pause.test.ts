import { provide } from '@eilbote/contract';
import { ClockPort, systemClock } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const days = 24 * 60 * 60 * 1000;

/** A clock on which a pause lasts longer than a delivery may wait for a receiver. */
const afterEightDays = provide(ClockPort, () => ({ ...systemClock, now: () => Date.now() + 8 * days }));

/** A delivery collected eight days ago by a paused webhook, and a host that has just resumed it. */
async function resumed(installation: TestInstallation, url: string, network: { readonly allow: readonly string[] }) {
  const before = await installation.started();
  const { webhook } = await before.webhooks.create(onProjectCreated(url));
  await before.webhooks.setStatus(webhook.id, 'paused');
  await before.publish(projectCreated());
  await before.stop();
  const host = await installation.started({ network, provides: [afterEightDays] });
  return { host, resume: () => host.webhooks.setStatus(webhook.id, 'active') };
}

describe('a delivery that waited in a pause for longer than one may wait for a receiver', () => {
  it('has all its repetitions before it', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    receiver.answer = 503;
    const { host, resume } = await resumed(installation, receiver.url(), { allow: ['127.0.0.1'] });
    const postponed = deliveryThatIs(host, 'postponed');
    await resume();
    expect((await postponed).delivery).toMatchObject({ state: 'waiting', attempts: 1, failure: 'HTTP_5XX' });
  });

  it('waits quietly where the network policy refuses its receiver', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, resume } = await resumed(installation, receiver.url(), { allow: [] });
    const parked = deliveryThatIs(host, 'parked');
    await resume();
    const { delivery } = await parked;
    expect(delivery).toMatchObject({ state: 'waiting', parked: 'policy', attempts: 0 });
    expect(delivery.due).toBeGreaterThan(Date.now() + 14 * days);
  });
});
