import { custom } from '@eilbote/custom';
import { anEvent, aWebhook, fakeReceiver, testHost, type TestHost } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';

const hour = 3600 * 1000;
const day = 24 * hour;

/** Events whose calls have failed: those of the first webhook wait for a repetition, the lane of the other is open. */
async function inTrouble(test: TestHost, url: (path: string) => string): Promise<void> {
  await test.host.webhooks.create(aWebhook({ name: 'one', url: url('/one'), retryAfterSeconds: [2 * 3600] }));
  const retryAfterSeconds = [60, 60, 60, 60, 60, 60];
  await test.host.webhooks.create(
    aWebhook({ name: 'two', event: 'customer.created', url: url('/two'), retryAfterSeconds }),
  );
  await test.host.publish(anEvent('project.created'));
  for (let count = 0; count < 5; count += 1) {
    await test.host.publish(anEvent('customer.created', { records: { Kunden: { KundenNr: `${count}` } } }));
  }
  await test.until(async () => (await test.host.lanes.list()).some(({ hold }) => hold?.waitsFor === 'receiver'));
}

const allDelivered = async ({ host }: TestHost) => (await host.deliveries.count()).delivered === 6;

describe('a clock that is set back by two days', () => {
  it('keeps nothing waiting for longer than it had to, in the process that sees it', async () => {
    await using receiver = await fakeReceiver({ answer: 503 });
    await using test = await testHost({ plugins: [custom], times: { lookMs: 1000 } });
    await inTrouble(test, (path) => receiver.url(path));
    receiver.answer = 200;
    test.setClock(-2 * day);
    await test.until(() => allDelivered(test), 3 * hour);
    expect(receiver.calls.filter(({ path }) => path === '/one')).toHaveLength(2);
  });

  it('nor in one that starts afterwards', async () => {
    await using receiver = await fakeReceiver({ answer: 503 });
    await using test = await testHost({ plugins: [custom] });
    await inTrouble(test, (path) => receiver.url(path));
    await test.stop();
    receiver.answer = 200;
    test.setClock(-2 * day);
    await test.start();
    await test.until(() => allDelivered(test), 3 * hour);
    expect(receiver.calls.filter(({ path }) => path === '/one')).toHaveLength(2);
  });

  it('brings nothing forward that has to wait still', async () => {
    await using receiver = await fakeReceiver({ script: [503] });
    await using test = await testHost({ plugins: [custom], times: { lookMs: 1000 } });
    await test.host.webhooks.create(aWebhook({ url: receiver.url(), retryAfterSeconds: [2 * 3600] }));
    await test.host.publish(anEvent('project.created'));
    await test.until(() => receiver.calls.length === 1);
    test.setClock(-2 * day);
    await test.advance(hour);
    expect(receiver.calls).toHaveLength(1);
  });
});
