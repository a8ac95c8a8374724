import { modelStore, aWebhook, anEvent, fakeReceiver, retryAfter, testHost } from '@eilbote/testkit';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { describe, expect, it } from 'vitest';

const stores = {
  'the model store': {},
  SQLite: { store: (folder: string) => sqliteStore({ folder }) },
};

describe.each(Object.entries(stores))('a host for tests on %s', (_name, store) => {
  it('repeats over hours in no time, and tells when it did', async () => {
    await using receiver = await fakeReceiver({ script: ['reset', 503, retryAfter(600)] });
    await using test = await testHost({ ...store, plugins: [custom] });
    await test.host.webhooks.create(aWebhook({ url: receiver.url(), retryAfterSeconds: [60, 3600, 60] }));
    const begun = test.now;
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(1);
    expect(receiver.calls).toHaveLength(4);
    expect(test.now - begun).toBeGreaterThan(4_200_000);
    expect(test.now - begun).toBeLessThan(6_000_000);
    expect(test.logLines().map(({ kind }) => kind)).toEqual([
      'webhook.saved',
      'attempt.failed',
      'attempt.failed',
      'attempt.failed',
      'attempt.delivered',
    ]);
  });

  it('draws the same from the same seed, at the same times', async () => {
    const run = async () => {
      await using receiver = await fakeReceiver({ script: [503, 503] });
      await using test = await testHost({ ...store, plugins: [custom], seed: 7 });
      await test.host.webhooks.create(aWebhook({ url: receiver.url() }));
      await test.host.publish(anEvent('project.created'));
      await test.untilAllHaveEnded(1);
      return receiver.calls.map(({ headers }) => [headers['webhook-id'], headers['webhook-timestamp']]);
    };
    expect(await run()).toEqual(await run());
  });

  it('goes on after a restart with what was waiting', async () => {
    await using receiver = await fakeReceiver({ script: [503] });
    await using test = await testHost({ ...store, plugins: [custom] });
    await test.host.webhooks.create(aWebhook({ url: receiver.url(), retryAfterSeconds: [3600] }));
    await test.host.publish(anEvent('project.created'));
    await test.until(() => receiver.calls.length === 1);
    await test.stop();
    expect(() => test.host).toThrow('the test host is stopped');
    await test.start();
    await test.advance(3_500_000);
    expect(receiver.calls).toHaveLength(1);
    await test.untilAllHaveEnded(1);
    expect(receiver.calls).toHaveLength(2);
  });
});

describe('a host for tests', () => {
  it('finds receivers by the names of the test, and waits for one that has none', async () => {
    await using receiver = await fakeReceiver();
    await using test = await testHost({ plugins: [custom], network: { allow: ['*.example'] } });
    await test.host.webhooks.create(aWebhook({ url: `http://werkstatt.example:${receiver.port}/hook` }));
    await test.host.publish(anEvent('project.created'));
    await test.until(async () => (await test.host.deliveries.list()).rows[0]?.attempts === 1);
    test.names.set('werkstatt.example', '127.0.0.1');
    await test.until(() => receiver.calls.length === 1);
    expect(receiver.calls[0]?.headers.host).toBe(`werkstatt.example:${receiver.port}`);
  });

  it('says where the deliveries are when a condition never holds', async () => {
    await using receiver = await fakeReceiver({ answer: 400 });
    await using test = await testHost({ plugins: [custom] });
    await test.host.webhooks.create(aWebhook({ url: receiver.url() }));
    await test.host.publish(anEvent('project.created'));
    await expect(test.until(() => receiver.calls.length === 2, 60_000)).rejects.toThrow(
      'the condition does not hold from 2026-03-02T08:00:00.000Z to 2026-03-02T08:01:00.000Z; deliveries: 1 failed',
    );
  });

  it('stands still while a call is under way', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    await using receiver = await fakeReceiver({ answer: () => promise });
    await using test = await testHost({ plugins: [custom] });
    await test.host.webhooks.create(aWebhook({ url: receiver.url() }));
    const begun = test.now;
    await test.host.publish(anEvent('project.created'));
    const advanced = test.advance(60_000);
    await receiver.received(1);
    expect(test.now - begun).toBeLessThan(1000);
    resolve(200);
    await advanced;
    expect(test.now - begun).toBe(60_000);
    expect(await test.host.deliveries.count()).toMatchObject({ delivered: 1 });
  });

  it('takes another store for each start', async () => {
    let starts = 0;
    const store = () => {
      starts += 1;
      return modelStore();
    };
    await using test = await testHost({ store });
    await test.stop();
    await test.start();
    expect(starts).toBe(2);
  });
});
