import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { dispo, FakeDispo, onDispo, project } from './dispo.ts';
import { deliveryThatIs, TestInstallation } from './installation.ts';

describe('an action of several calls', () => {
  it('looks before it creates again where the answer to a creation was lost', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({ times: {} }, dispo);
    await onDispo(host, receiver, { retryAfterSeconds: [1, 1, 1], timeLimitSeconds: 1 });
    receiver.answerNext(
      (call) => fake.answer(call),
      (call) => {
        fake.answer(call);
        return 'reset';
      },
    );
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(project('S019'));
    await delivered;
    expect(fake.customers).toHaveLength(1);
    expect(fake.projects).toMatchObject([{ customer: 'c1' }]);
  }, 60_000);

  it('goes on with its next attempt where its time was not enough, and makes no call behind its end', async () => {
    await using receiver = await fakeReceiver({ answer: { status: 200, delayMs: 900 } });
    await using installation = new TestInstallation();
    const host = await installation.started({ times: {} }, dispo);
    await onDispo(host, receiver, { action: 'writeMuch', retryAfterSeconds: [1], timeLimitSeconds: 1 });
    const postponed = deliveryThatIs(host, 'postponed');
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(project('S019'));
    expect((await postponed).delivery).toMatchObject({ state: 'waiting', attempts: 1, failure: 'RESPONSE_TIMEOUT' });
    const madeBefore = receiver.calls.length;
    expect((await delivered).delivery.attempts).toBe(2);
    expect(madeBefore).toBeLessThan(10);
    // The one that was cut off is made again.
    expect(new Set(receiver.calls.map(({ path }) => path)).size).toBe(10);
    expect(receiver.calls.length).toBeLessThanOrEqual(11);
  }, 60_000);
});
