import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { systemRandom } from '../../system/index.ts';
import { checkSigningSecret, newSigningSecret, signatureOf } from './signature.ts';

const now = () => Math.floor(Date.now() / 1000);

describe('the signature of a call', () => {
  it('is the published one for the published example of Standard Webhooks', () => {
    const call = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(signatureOf(call, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('is accepted by the reference library of Standard Webhooks, whatever the body', () => {
    fc.assert(
      fc.property(fc.json(), fc.uuid(), (body, id) => {
        const secret = newSigningSecret(systemRandom());
        const timestamp = now();
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signatureOf({ id, timestamp, body }, secret),
        };
        expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      }),
    );
  });

  it('does not hold for another body, id, time or secret', () => {
    const secret = newSigningSecret(systemRandom());
    const call = { id: 'dlv_1', timestamp: now(), body: '{"Auftrag":{"AuftragsNr":"S019"}}' };
    const verify = (key: string, { id, timestamp, body }: typeof call) =>
      new Webhook(key).verify(body, {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(call, secret),
      });
    expect(verify(secret, call)).toEqual({ Auftrag: { AuftragsNr: 'S019' } });
    const changed = [{ id: 'dlv_2' }, { timestamp: call.timestamp - 1 }, { body: '{"Auftrag":{"AuftragsNr":"S018"}}' }];
    for (const change of changed)
      expect(() => verify(secret, { ...call, ...change })).toThrow(WebhookVerificationError);
    expect(() => verify(newSigningSecret(systemRandom()), call)).toThrow(WebhookVerificationError);
  });

  it('needs a secret of 24 to 64 bytes in base64 behind whsec_', () => {
    const ofBytes = (count: number) => `whsec_${Buffer.alloc(count, 7).toString('base64')}`;
    expect([24, 64].map((count) => checkSigningSecret(ofBytes(count)))).toEqual([undefined, undefined]);
    const refused = [ofBytes(23), ofBytes(65), ofBytes(32).slice(6), 'whsec_', 'whsec_nicht base64!'];
    expect(refused.map((secret) => checkSigningSecret(secret)?.code)).toEqual(
      refused.map(() => 'SIGNING_SECRET_INVALID'),
    );
  });
});
