import { createHmac, verify } from 'node:crypto';
import fc from 'fast-check';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../system/index.ts';
import {
  checkSigningSecret,
  headerSignature,
  newSigningSecret,
  publicKeyOf,
  readPublicKey,
  schemeOf,
  signatureHeaders,
  signatureOf,
} from './index.ts';

const random = systemRandom();
const now = () => Math.floor(Date.now() / 1000);
/** The call that the libraries of Standard Webhooks and Svix publish signatures for. */
const published = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
const ofBytes = (count: number, prefix: string) => prefix + Buffer.alloc(count, 7).toString('base64');

describe('the signature of a call by v1', () => {
  it('is the published one for the published example of Standard Webhooks', () => {
    expect(signatureOf(published, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('is accepted by the libraries that receivers use, whatever the body', () => {
    fc.assert(
      fc.property(fc.json(), fc.uuid(), (body, id) => {
        const secret = newSigningSecret(random);
        const timestamp = now();
        const headers = { 'webhook-id': id, ...signatureHeaders({ id, timestamp, body }, { secrets: [secret] }) };
        expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
        expect(() => new SvixWebhook(secret).verify(body, headers)).not.toThrow();
        expect(() => new SvixWebhook(secret).verify(`${body} `, headers)).toThrow(WebhookVerificationError);
      }),
    );
  });

  it('does not hold for another body, id, time or secret', () => {
    const secret = newSigningSecret(random);
    const call = { id: 'dlv_1', timestamp: now(), body: '{"Auftrag":{"AuftragsNr":"S019"}}' };
    const accepted = (key: string, { id, timestamp, body }: typeof call) =>
      new Webhook(key).verify(body, {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(call, secret),
      });
    expect(accepted(secret, call)).toEqual({ Auftrag: { AuftragsNr: 'S019' } });
    const changed = [{ id: 'dlv_2' }, { timestamp: call.timestamp - 1 }, { body: '{"Auftrag":{"AuftragsNr":"S018"}}' }];
    for (const change of changed)
      expect(() => accepted(secret, { ...call, ...change })).toThrow(WebhookVerificationError);
    expect(() => accepted(newSigningSecret(random), call)).toThrow(WebhookVerificationError);
  });
});

describe('the signature of a call by v1a', () => {
  // Of the Go library of Standard Webhooks, which writes the seed; of the server of Svix, which writes the public key too.
  it.each([
    [
      'whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=',
      'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==',
    ],
    [
      'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    ],
  ])('is the published one for %s', (secret, signature) => {
    expect(signatureOf(published, secret)).toBe(signature);
  });

  it('holds for the public key, over exactly what was signed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uuid(), fc.nat(), (body, id, timestamp) => {
        const secret = newSigningSecret(random, 'v1a');
        const key = readPublicKey(publicKeyOf(secret) ?? '');
        if (key === undefined) throw new Error('no public key');
        const signature = Buffer.from(signatureOf({ id, timestamp, body }, secret).slice('v1a,'.length), 'base64');
        const holds = (content: string) => verify(null, Buffer.from(content), key, signature);
        expect(holds(`${id}.${timestamp}.${body}`)).toBe(true);
        expect(holds(`${id}.${timestamp + 1}.${body}`)).toBe(false);
        expect(holds(`${id}.${timestamp}.${body}x`)).toBe(false);
      }),
    );
  });

  it('shows its public key only', () => {
    const secret = newSigningSecret(random, 'v1a');
    expect(secret).toMatch(/^whsk_[A-Za-z0-9+/]{43}=$/);
    expect(publicKeyOf(secret)).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    expect(publicKeyOf(newSigningSecret(random))).toBeUndefined();
    expect([secret, newSigningSecret(random)].map(schemeOf)).toEqual(['v1a', 'v1']);
  });
});

describe('two secrets', () => {
  it('both sign, and a receiver that knows either accepts the call', () => {
    const secrets = [newSigningSecret(random), newSigningSecret(random, 'v1a'), newSigningSecret(random)];
    const call = { id: 'dlv_1', timestamp: now(), body: '{}' };
    const headers = { 'webhook-id': call.id, ...signatureHeaders(call, { secrets }) };
    expect(headers).toMatchObject({
      'webhook-timestamp': String(call.timestamp),
      'webhook-signature': secrets.map((secret) => signatureOf(call, secret)).join(' '),
    });
    for (const secret of [secrets[0], secrets[2]]) {
      expect(new Webhook(secret ?? '').verify('{}', headers)).toEqual({});
      expect(() => new SvixWebhook(secret ?? '').verify('{}', headers)).not.toThrow();
    }
    expect(() => new Webhook(newSigningSecret(random)).verify('{}', headers)).toThrow(WebhookVerificationError);
  });
});

describe('a signature in a header of its own', () => {
  it('is the published one of GitHub', () => {
    const header = { name: 'X-Hub-Signature-256', prefix: 'sha256=' };
    expect(headerSignature(header, 'Hello, World!', "It's a Secret to Everybody")).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  it('is written as the receiver knows it, over the body alone and by the first secret', () => {
    const call = { id: 'dlv_1', timestamp: 1, body: 'Küche' };
    const hmac = (hash: string) => createHmac(hash, 'geheim').update('Küche');
    const headersOf = (header: Parameters<typeof headerSignature>[0]) =>
      signatureHeaders(call, { secrets: ['geheim', 'alt'], header });
    expect(headersOf({ name: 'X-Sig' })).toEqual({ 'X-Sig': hmac('sha256').digest('hex') });
    expect(headersOf({ name: 'X-Sig', encoding: 'base64' })).toEqual({ 'X-Sig': hmac('sha256').digest('base64') });
    expect(headersOf({ name: 'X-Sig', hash: 'sha512' })).toEqual({ 'X-Sig': hmac('sha512').digest('hex') });
    expect(headersOf({ name: 'X-Sig', hash: 'sha1', prefix: 'sha1=' })).toEqual({
      'X-Sig': `sha1=${hmac('sha1').digest('hex')}`,
    });
  });

  it('gets a new secret that can be typed into any form', () => {
    expect(newSigningSecret(random, 'hmac')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a signing secret', () => {
  it('has 24 to 64 bytes behind whsec_, or an Ed25519 key behind whsk_', () => {
    const good = [
      ofBytes(24, 'whsec_'),
      ofBytes(64, 'whsec_'),
      ofBytes(32, 'whsk_'),
      ofBytes(32, 'whsk_').slice(0, -1),
    ];
    expect(good.map((secret) => checkSigningSecret(secret))).toEqual(good.map(() => undefined));
    const refused = [
      ofBytes(23, 'whsec_'),
      ofBytes(65, 'whsec_'),
      ofBytes(31, 'whsk_'),
      ofBytes(33, 'whsk_'),
      ofBytes(32, ''),
      'whsec_',
      'whsec_nicht base64!',
      `${ofBytes(32, 'whsec_')}\n`,
      'whsk_',
    ];
    expect(refused.map((secret) => checkSigningSecret(secret)?.code)).toEqual(
      refused.map(() => 'SIGNING_SECRET_INVALID'),
    );
    for (const secret of refused) expect(() => signatureOf(published, secret)).toThrow(/whsec_/);
  });

  it('whose two halves do not belong together is refused', () => {
    expect(checkSigningSecret(ofBytes(64, 'whsk_'))?.code).toBe('SIGNING_SECRET_INVALID');
  });

  it('that is a public key is called by its name', () => {
    expect(checkSigningSecret(ofBytes(32, 'whpk_'))?.code).toBe('SIGNING_KEY_PUBLIC');
  });
});
