import { createHmac, verify } from 'node:crypto';
import { ClockPort, provide, readPublicKey, systemClock, type Host, type WebhookInput } from '@eilbote/core';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { fakeReceiver, type FakeCall, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const first = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const second = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const day = 24 * 3600 * 1000;

/** A clock that can be put forward; timers run as ever. */
class AdjustableClock {
  ahead = 0;
  readonly provision = provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + this.ahead }));
}

async function callOf(host: Host, receiver: FakeReceiver, number: string): Promise<FakeCall> {
  const delivered = deliveryThatIs(host, 'delivered');
  await host.publish(projectCreated(number));
  await delivered;
  const call = receiver.calls.at(-1);
  if (call === undefined) throw new Error('no call');
  return call;
}

function verdict(secret: string, { body, headers }: FakeCall): 'accepted' | 'refused' {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return 'accepted';
  } catch (error) {
    if (error instanceof WebhookVerificationError) return 'refused';
    throw error;
  }
}

describe('a signing secret that is replaced', () => {
  it('goes on signing beside the new one for as long as asked, over a restart, and not a moment longer', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), { signingSecret: first }));
    const rotated = await host.webhooks.rotateSigningSecret(webhook.id, { secret: second, overlapSeconds: 3600 });
    expect(rotated).not.toHaveProperty('signingSecret');
    expect(rotated.webhook).toMatchObject({
      version: 2,
      definition: { signingSecret: true, previousSigningSecret: { secret: true } },
      signing: { scheme: 'v1', previous: { scheme: 'v1' } },
    });
    const during = await callOf(host, receiver, 'S001');
    expect([first, second].map((secret) => verdict(secret, during))).toEqual(['accepted', 'accepted']);
    await host.stop();
    const clock = new AdjustableClock();
    const again = await installation.started({ provides: [clock.provision] });
    expect(String((await callOf(again, receiver, 'S002')).headers['webhook-signature']).split(' ')).toHaveLength(2);
    clock.ahead = 3601 * 1000;
    const after = await callOf(again, receiver, 'S003');
    expect(String(after.headers['webhook-signature'])).toBe(
      new Webhook(second).sign(
        String(after.headers['webhook-id']),
        new Date(Number(after.headers['webhook-timestamp']) * 1000),
        after.body,
      ),
    );
    const saved = await again.webhooks.get(webhook.id);
    expect(saved.signing).toEqual({ scheme: 'v1' });
    const { webhook: next } = await again.webhooks.update(webhook.id, saved.definition);
    expect(next.definition).not.toHaveProperty('previousSigningSecret');
  });

  it('is kept for a day when it is changed by an ordinary save, and dropped at once when that is asked', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://a.example/', { signingSecret: first }));
    const { definition } = webhook;
    const change = (signingSecret: string | true, overlapSeconds?: number) =>
      host.webhooks.update(
        webhook.id,
        { ...definition, signingSecret },
        overlapSeconds === undefined ? {} : { overlapSeconds },
      );
    const start = Date.now();
    const { webhook: changed } = await change(second);
    const until = Date.parse(changed.definition.previousSigningSecret?.until ?? '');
    expect(until).toBeGreaterThanOrEqual(start + day);
    expect(until).toBeLessThanOrEqual(Date.now() + day);
    // Written again without a word about the one before, as after a leak.
    expect((await change(true)).webhook.definition).not.toHaveProperty('previousSigningSecret');
    expect((await change(first, 0)).webhook.definition).not.toHaveProperty('previousSigningSecret');
    // The same secret again replaces nothing.
    expect((await change(first)).webhook.definition).not.toHaveProperty('previousSigningSecret');
  });

  it('that is the last but one is void, and that is said', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://a.example/', { signingSecret: first }));
    const once = await host.webhooks.rotateSigningSecret(webhook.id);
    expect(once.warnings).toEqual([]);
    expect(once.signingSecret).toMatch(/^whsec_/);
    const twice = await host.webhooks.rotateSigningSecret(webhook.id);
    expect(twice.warnings).toMatchObject([{ path: '/signingSecret', code: 'SIGNING_SECRET_DROPPED' }]);
    expect(twice.signingSecret).not.toBe(once.signingSecret);
  });

  it('may be followed by a key pair, of which only the public half is ever told', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), { signingSecret: first }));
    const { publicKey = '', ...told } = await host.webhooks.rotateSigningSecret(webhook.id, { scheme: 'v1a' });
    expect(publicKey).toMatch(/^whpk_/);
    expect(JSON.stringify(told)).not.toContain('whsk_');
    expect(await host.webhooks.get(webhook.id)).toMatchObject({
      signing: { scheme: 'v1a', publicKey, previous: { scheme: 'v1' } },
    });
    const call = await callOf(host, receiver, 'S001');
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = call.headers;
    const [v1a = '', v1 = ''] = String(signatures).split(' ');
    expect([v1a.slice(0, 4), v1.slice(0, 3)]).toEqual(['v1a,', 'v1,']);
    const content = Buffer.from(`${String(id)}.${String(timestamp)}.${call.body}`);
    const key = readPublicKey(publicKey) ?? '';
    expect(verify(null, content, key, Buffer.from(v1a.slice(4), 'base64'))).toBe(true);
    expect(verdict(first, call)).toBe('accepted');
    // The next one is a key pair as well.
    expect(await host.webhooks.rotateSigningSecret(webhook.id)).toHaveProperty('publicKey');
  });

  it('belongs to a connection as well', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create({
      name: 'CRM',
      baseUrl: receiver.url(''),
      signingSecret: first,
    });
    const { url: _, ...webhook } = onProjectCreated('');
    await host.webhooks.create({ ...webhook, connection: connection.id, path: '/hook' });
    const rotated = await host.connections.rotateSigningSecret('CRM', { secret: second });
    expect(rotated.connection.signing).toMatchObject({ scheme: 'v1', previous: { scheme: 'v1' } });
    const call = await callOf(host, receiver, 'S001');
    expect([first, second].map((secret) => verdict(secret, call))).toEqual(['accepted', 'accepted']);
    await expect(host.webhooks.rotateSigningSecret('Neues Projekt melden')).rejects.toMatchObject({
      code: 'SIGNING_NOT_SET_UP',
    });
  });

  it.each([-1, Number.NaN, 91 * 24 * 3600])('cannot stay good for %s seconds', async (overlapSeconds) => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://a.example/', { signingSecret: first }));
    await expect(host.webhooks.rotateSigningSecret(webhook.id, { overlapSeconds })).rejects.toMatchObject({
      code: 'SIGNING_OVERLAP_INVALID',
    });
    expect((await host.webhooks.get(webhook.id)).version).toBe(1);
  });
});

describe('a signature in a header of the receiver', () => {
  const github: Partial<WebhookInput> = {
    signingSecret: "It's a Secret to Everybody",
    signatureHeader: { name: 'X-Hub-Signature-256', prefix: 'sha256=' },
  };
  const hmac = (secret: string, body: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  it('stands for the body, and stands in for Standard Webhooks', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), github));
    expect(webhook.signing).toEqual({ scheme: 'hmac' });
    const { headers, body } = await callOf(host, receiver, 'S001');
    expect(headers['x-hub-signature-256']).toBe(hmac("It's a Secret to Everybody", body));
    expect(headers).not.toHaveProperty('webhook-signature');
    expect(headers).toHaveProperty('webhook-id');
  });

  it('changes at once, because there is room for one only', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), github));
    const { signingSecret = '', warnings } = await host.webhooks.rotateSigningSecret(webhook.id);
    expect(warnings).toMatchObject([{ code: 'SIGNING_SECRET_CHANGED_AT_ONCE' }]);
    const { headers, body } = await callOf(host, receiver, 'S001');
    expect(headers['x-hub-signature-256']).toBe(hmac(signingSecret, body));
  });

  it('leaves its secret to Standard Webhooks only where it has the form', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://a.example/', github));
    const { signatureHeader: _, ...standard } = webhook.definition;
    await expect(host.webhooks.update(webhook.id, standard)).rejects.toMatchObject({
      facts: { problems: [{ path: '/signingSecret', code: 'SIGNING_SECRET_OF_HEADER' }] },
    });
    const { webhook: changed } = await host.webhooks.update(webhook.id, { ...standard, signingSecret: first });
    expect(changed.signing).toEqual({ scheme: 'v1' });
  });
});
