import { ClockPort, provide, systemClock, type Host, type HostOptions, type WebhookInput } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const handshake = { origin: 'erp.example.com' };

/** A receiver that says to the question what it is told to say, and takes every call. */
async function askedReceiver(headers: { [name: string]: string } = { 'WebHook-Allowed-Origin': '*' }, status = 200) {
  const receiver = await fakeReceiver();
  const says = { headers, status };
  receiver.answer = ({ method }) => (method === 'OPTIONS' ? says : 200);
  const methods = () => receiver.calls.map(({ method }) => method);
  return { receiver, says, methods, [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose]() };
}

/** A clock that can be put forward; timers run as ever. */
class AdjustableClock {
  ahead = 0;
  readonly options: Partial<HostOptions> = {
    provides: [provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + this.ahead }))],
  };
}

/** Resolves when so many deliveries have come to a state. */
function several(host: Host, state: 'delivered' | 'parked', count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    host.on(state, () => (seen += 1) === count && resolve());
  });
}

const webhookOf = (receiver: FakeReceiver, more: Partial<WebhookInput> = {}) =>
  onProjectCreated(receiver.url('/hook?own=1'), { handshake, ...more });

describe('a webhook that asks its receiver first', () => {
  it('asks once, at its own address and with its own headers, and then calls', async () => {
    await using asked = await askedReceiver();
    const { receiver, methods } = asked;
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(
      webhookOf(receiver, {
        handshake: { ...handshake, callsPerMinute: 600 },
        headers: [{ name: 'X-Key', secret: 'geheim' }],
        signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      }),
    );
    const { handshake: shown } = await host.explain(projectCreated(), { webhookId: webhook.id });
    const delivered = several(host, 'delivered', 2);
    await host.publish(projectCreated('S001'));
    await host.publish(projectCreated('S002'));
    await delivered;
    expect(methods()).toEqual(['OPTIONS', 'POST', 'POST']);
    const [question, call] = receiver.calls;
    expect(question?.url).toBe('/hook?own=1');
    expect(question?.body).toBe('');
    expect(question?.headers).toMatchObject({
      'webhook-request-origin': 'erp.example.com',
      'webhook-request-rate': '600',
      'x-key': 'geheim',
    });
    for (const name of ['webhook-id', 'webhook-signature', 'content-type'])
      expect(question?.headers).not.toHaveProperty(name);
    expect(call?.headers).toHaveProperty('webhook-signature');
    expect(shown).toEqual({
      method: 'OPTIONS',
      url: receiver.url('/hook?own=1'),
      headers: { 'X-Key': '•••', 'WebHook-Request-Origin': 'erp.example.com', 'WebHook-Request-Rate': '600' },
    });
    await host.stop();
    const granted = installation.logLines().filter(({ kind }) => kind === 'handshake.granted');
    expect(granted).toMatchObject([{ webhook: { id: webhook.id }, callsPerMinute: 600 }]);
  });

  it('does not ask again after a restart, but for another address and after a day', async () => {
    await using asked = await askedReceiver();
    const { receiver, methods } = asked;
    await using installation = new TestInstallation();
    const first = await installation.started();
    const { webhook } = await first.webhooks.create(webhookOf(receiver));
    const send = async (host: Host) => {
      const delivered = deliveryThatIs(host, 'delivered');
      await host.publish(projectCreated());
      await delivered;
    };
    await send(first);
    await first.stop();
    const clock = new AdjustableClock();
    const host = await installation.started(clock.options);
    await send(host);
    expect(methods()).toEqual(['OPTIONS', 'POST', 'POST']);
    await host.webhooks.update(webhook.id, { ...webhookOf(receiver), url: receiver.url('/other') });
    await send(host);
    clock.ahead = 25 * 3600 * 1000;
    await send(host);
    expect(methods().slice(3)).toEqual(['OPTIONS', 'POST', 'OPTIONS', 'POST']);
  });

  it('asks once for all that wait for the answer', async () => {
    await using asked = await askedReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(webhookOf(asked.receiver));
    const delivered = several(host, 'delivered', 20);
    await host.publishMany(Array.from({ length: 20 }, (_, index) => projectCreated(`S${index}`)));
    await delivered;
    expect(asked.methods().filter((method) => method === 'OPTIONS')).toHaveLength(1);
    const { rows } = await host.deliveries.list();
    expect(rows.map(({ attempts }) => attempts)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it('asks through the same guard as it calls', async () => {
    await using asked = await askedReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({ network: {} });
    await host.webhooks.create(webhookOf(asked.receiver));
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ parked: 'policy', attempts: 0 });
    expect(asked.receiver.calls).toEqual([]);
  });
});

describe('a receiver that allows no calls', () => {
  it('gets none; the delivery waits, spends no attempt and says why; saving the webhook asks again', async () => {
    await using asked = await askedReceiver({});
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(webhookOf(asked.receiver));
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated('S001'));
    const { delivery, history } = await parked;
    expect(delivery).toMatchObject({ state: 'waiting', parked: 'handshake', attempts: 0 });
    expect(history.at(-1)?.line).toMatchObject({
      kind: 'delivery.parked',
      reason: expect.stringContaining('Have "erp.example.com" allowed there') as string,
    });
    // What comes behind it in the same minute does not ask again.
    const second = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated('S002'));
    await second;
    expect(asked.methods()).toEqual(['OPTIONS']);
    asked.says.headers = { 'WebHook-Allowed-Origin': 'erp.example.com' };
    const delivered = several(host, 'delivered', 2);
    await host.webhooks.update(
      webhook.id,
      webhookOf(asked.receiver, { handshake: { ...handshake, callsPerMinute: 99 } }),
    );
    await delivered;
    expect(asked.methods()).toEqual(['OPTIONS', 'OPTIONS', 'POST', 'POST']);
  });

  it('is asked again by itself, time and again', async () => {
    await using asked = await askedReceiver({}, 405);
    await using installation = new TestInstallation();
    const clock = new AdjustableClock();
    const host = await installation.started({ ...clock.options, times: { askAgainMs: 30 } });
    await host.webhooks.create(webhookOf(asked.receiver));
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    const { history } = await parked;
    expect(history.at(-1)?.line.reason).toContain('with 405. If it does not know the handshake, turn it off');
    Object.assign(asked.says, { status: 200, headers: { 'WebHook-Allowed-Origin': '*' } });
    const delivered = deliveryThatIs(host, 'delivered');
    clock.ahead = 61_000;
    expect((await delivered).delivery).toMatchObject({ attempts: 1 });
  });

  it('is not asked any more when the handshake is turned off', async () => {
    await using asked = await askedReceiver({}, 405);
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(webhookOf(asked.receiver));
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    await parked;
    const delivered = deliveryThatIs(host, 'delivered');
    await host.webhooks.update(webhook.id, onProjectCreated(asked.receiver.url()));
    await delivered;
    expect(asked.methods()).toEqual(['OPTIONS', 'POST']);
  });
});

describe('a receiver that does not answer the question', () => {
  it('is treated as if it had not answered the call: the attempt counts and is repeated', async () => {
    await using asked = await askedReceiver({}, 503);
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(webhookOf(asked.receiver, { retryAfterSeconds: [1] }));
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    const { delivery, history } = await postponed;
    expect(delivery).toMatchObject({ state: 'waiting', parked: null, attempts: 1 });
    expect(history.at(-1)).toMatchObject({
      line: {
        kind: 'attempt.failed',
        method: 'OPTIONS',
        status: 503,
        failure: 'HTTP_5XX',
        reason: expect.stringMatching(/^in the handshake before the call: 127\.0\.0\.1:\d+ answered 503$/) as string,
      },
      exchange: { request: { method: 'OPTIONS', headers: { 'WebHook-Request-Origin': 'erp.example.com' } } },
    });
    Object.assign(asked.says, { status: 200, headers: { 'WebHook-Allowed-Origin': '*' } });
    expect((await deliveryThatIs(host, 'delivered')).delivery).toMatchObject({ attempts: 2 });
    expect(asked.methods()).toEqual(['OPTIONS', 'OPTIONS', 'POST']);
  });
});

describe('the rate that a receiver allows', () => {
  it('is that of the lane, from the first call on and over a restart', async () => {
    await using asked = await askedReceiver({ 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '3' });
    await using barrier = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new AdjustableClock();
    const posts = () => asked.methods().filter((method) => method === 'POST').length;
    /** Everything that may go out has gone out by the time that another webhook has sent something later. */
    const settled = async (host: Host) => {
      for (let round = 0; round < 3; round += 1) {
        const count = barrier.calls.length + 1;
        await host.publish({
          type: 'customer.created',
          records: { Kunden: { KundenNr: `n${count}`, Name1: 'Meier' } },
        });
        await barrier.received(count);
      }
    };
    const host = await installation.started(clock.options);
    await host.webhooks.create(webhookOf(asked.receiver));
    await host.webhooks.create({ name: 'Kunden', event: 'customer.created', url: barrier.url() });
    const delivered = several(host, 'delivered', 3);
    await host.publishMany(Array.from({ length: 10 }, (_, index) => projectCreated(`S${index}`)));
    await delivered;
    await settled(host);
    expect([posts(), asked.methods().filter((method) => method === 'OPTIONS').length]).toEqual([3, 1]);
    await host.stop();
    const again = await installation.started(clock.options);
    await settled(again);
    expect(posts()).toBe(3);
    await again.stop();
    clock.ahead = 62_000;
    const later = await installation.started(clock.options);
    const three = several(later, 'delivered', 3 + 3);
    await settled(later);
    await three;
    expect(posts()).toBe(6);
  });

  it('does not count any more when the webhook does not ask any more', async () => {
    await using asked = await askedReceiver({ 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '1' });
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(webhookOf(asked.receiver));
    const first = several(host, 'delivered', 1);
    await host.publishMany([projectCreated('S001'), projectCreated('S002'), projectCreated('S003')]);
    await first;
    const others = several(host, 'delivered', 2);
    await host.webhooks.update(webhook.id, onProjectCreated(asked.receiver.url()));
    await others;
    expect(asked.methods()).toEqual(['OPTIONS', 'POST', 'POST', 'POST']);
  });
});

describe('the check of a handshake', () => {
  it.each([
    [{ handshake: { origin: 'https://erp.example.com' } }, ['/handshake/origin HANDSHAKE_ORIGIN_INVALID']],
    [{ handshake: { origin: '192.168.0.1' } }, ['/handshake/origin HANDSHAKE_ORIGIN_INVALID']],
    [{ handshake: { origin: 'a\r\nX: b' } }, ['/handshake/origin HANDSHAKE_ORIGIN_INVALID']],
    [{ handshake: {} }, ['/handshake/origin PROPERTY_MISSING']],
    [{ handshake: { origin: 'erp', callsPerMinute: 0 } }, ['/handshake/callsPerMinute VALUE_TOO_SMALL']],
    [{ handshake, url: 'https://a.example/{{ AuftragsNr }}' }, ['/url HANDSHAKE_NEEDS_FIXED_URL']],
    [{ handshake, url: 'https://a.example/hook' }, []],
    [{ handshake: { origin: 'localhost' }, url: 'https://a.example/hook' }, []],
  ])('%j', async (change, expected) => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { problems } = host.webhooks.check({ ...onProjectCreated('https://a.example/'), ...change });
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
