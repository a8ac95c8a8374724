import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { provide } from '@eilbote/contract';
import { type Clock, ClockPort, type JsonObject, systemClock } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

describe('the life of a host', () => {
  it('starts once and stops once, however often and whenever it is asked', async () => {
    await using installation = new TestInstallation();
    const host = installation.host().use(custom);
    const starts = [host.start(), host.start()];
    const stops = [host.stop(), host.stop()];
    expect(await Promise.all(starts)).toEqual([host, host]);
    await Promise.all(stops);
    await expect(host.start()).rejects.toMatchObject({ code: 'HOST_STOPPED' });
    await expect(host.publish(projectCreated())).rejects.toMatchObject({ code: 'HOST_STOPPED' });
  });

  it('leaves no timer behind, also when it is stopped at once, so that its process can end', async () => {
    await using installation = new TestInstallation();
    const open = new Map<object, number>();
    const clock: Clock = {
      ...systemClock,
      timer(delayMs, callback) {
        const timer = systemClock.timer(delayMs, () => {
          open.delete(timer);
          callback();
        });
        open.set(timer, delayMs);
        return {
          cancel() {
            open.delete(timer);
            timer.cancel();
          },
        };
      },
    };
    const host = installation.host({ provides: [provide(ClockPort, () => clock)] }).use(custom);
    await host.start();
    await host.stop();
    expect([...open.values()]).toEqual([]);
  });

  it('says what is missing when it is used before its start', async () => {
    await using installation = new TestInstallation();
    const host = installation.host().use(custom);
    await expect(host.publish(projectCreated())).rejects.toMatchObject({ code: 'HOST_NOT_STARTED' });
    await host.start();
    expect(() => host.use(custom)).toThrow(/comes too late|no plugins are taken after start/);
  });

  it('waits at its stop for the call under way and keeps its result', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { promise: answer, resolve: finish } = Promise.withResolvers<number>();
    receiver.answer = () => answer;
    await host.webhooks.create(onProjectCreated(receiver.url()));
    await host.publish(projectCreated());
    await receiver.received(1);
    const stopping = host.stop();
    finish(200);
    await stopping;
    const again = await installation.started();
    expect((await again.deliveries.list()).rows[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(receiver.calls).toHaveLength(1);
  });

  it('puts a call that does not end back untouched, to be made after the next start', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({ stopGraceMs: 50 });
    receiver.answer = 'silence';
    await host.webhooks.create(onProjectCreated(receiver.url()));
    await host.publish(projectCreated());
    await receiver.received(1);
    await host.stop();
    receiver.answer = 200;
    const again = await installation.started();
    await receiver.received(2);
    await again.stop();
    const [first, second] = receiver.calls;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });

  it('leaves a webhook that was switched off as it is when what is shown of it is edited and saved', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://example.com/x'));
    await host.webhooks.setStatus(webhook.id, 'inactive');
    const { definition } = await host.webhooks.get(webhook.id);
    await host.webhooks.update(webhook.id, { ...definition, name: 'Anders' });
    expect(await host.webhooks.get(webhook.id)).toMatchObject({ status: 'inactive', definition: { name: 'Anders' } });
  });

  it('keeps observers apart: one that throws hurts nobody', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    host.on('accepted', () => {
      throw new Error('observer');
    });
    // Left alone, a promise that fails ends the process.
    host.on('accepted', () => Promise.reject(new Error('observer')));
    const accepted: string[] = [];
    host.on('accepted', ({ key }) => accepted.push(key));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    expect(accepted).toEqual(['S019']);
  });
});

describe('records that an event did not bring', () => {
  it('are asked from the host before the event is stored', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const asked: string[] = [];
    const host = await installation.started({
      records: {
        async find({ table }) {
          asked.push(table);
          return table === 'Kunden' ? { KundenNr: 'n1', Name1: 'Großmann' } : undefined;
        },
      },
    });
    await host.webhooks.create(
      onProjectCreated(receiver.url(), { attributes: [{ name: 'kunde', part: 'json', field: 'Kunden.Name1' }] }),
    );
    await host.publish(projectCreated());
    await receiver.received(1);
    expect(asked).toContain('Kunden');
    expect(JSON.parse(receiver.calls[0]?.body ?? '')).toMatchObject({ kunde: 'Großmann' });
  });

  it('cost a warning and not the event when the host fails or is slow', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({
      records: { find: ({ table }) => (table === 'Kunden' ? new Promise(() => {}) : Promise.reject(new Error('SQL'))) },
    });
    const { warnings } = await host.publish(projectCreated());
    expect(warnings.map(({ path, code }) => [path, code])).toContainEqual(['/records/Kunden', 'RECORD_NOT_FILLED_IN']);
    expect(JSON.stringify(warnings)).not.toContain('SQL');
  });

  it.each([
    ['a number', 5],
    ['a list of nothing', [null]],
    ['a function inside', { KundenNr: 'n1', print: () => 'Großmann' }],
    ['more than an event may hold', { KundenNr: 'n1', Name1: 'x'.repeat(2_000_000) }],
  ])('cost a warning, and the others are filled in, when the host gives %s', async (_, answer) => {
    await using installation = new TestInstallation();
    const host = await installation.started({
      records: {
        find: ({ table }) => Promise.resolve((table === 'Kunden' ? answer : [{ AuftragsNr: 'S019' }]) as JsonObject[]),
      },
    });
    const { id, warnings } = await host.publish(projectCreated());
    expect(warnings).toContainEqual(expect.objectContaining({ path: '/records/Kunden', code: 'RECORD_NOT_FILLED_IN' }));
    expect(JSON.stringify(warnings)).not.toContain('Großmann');
    const { records } = await host.deliveries.event(id);
    expect(Object.keys(records)).toContain('Auftragspositio');
    expect(Object.keys(records)).not.toContain('Kunden');
  });
});
