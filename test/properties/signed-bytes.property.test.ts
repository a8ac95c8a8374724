import { createHmac } from 'node:crypto';
import { custom } from '@eilbote/custom';
import { anEvent, fakeReceiver, testHost, type FakeCall } from '@eilbote/testkit';
import type { WebhookInput } from '@eilbote/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';

const key = Buffer.from('The key of these tests, 32 bytes');
const signingSecret = `whsec_${key.toString('base64')}`;
const plainSecret = 'ein Geheimnis';
const template = '{{ Bauvorhaben }}';

const formats: readonly Partial<WebhookInput>[] = [
  { format: 'profacto/1' },
  { format: 'profacto/1', contentType: 'form' },
  { format: 'flat' },
  { format: 'flat', contentType: 'form' },
  { format: 'cloudevents/structured' },
  { format: 'cloudevents/binary' },
  { format: 'template', template: `{"n":"${template}"}` },
  { format: 'template', contentType: 'form', template: `n=${template}` },
  { format: 'template', contentType: 'xml', template: `<n>${template}</n>` },
  { format: 'template', contentType: 'text', template },
];
const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;

/** Signed over what came through the socket, not over what the sender had in mind. */
const standardSignature = ({ headers, bytes }: FakeCall): string => {
  const before = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`;
  return `v1,${createHmac('sha256', key).update(before).update(bytes).digest('base64')}`;
};
const plainSignature = ({ bytes }: FakeCall): string => createHmac('sha256', plainSecret).update(bytes).digest('hex');

describe('the bytes that are signed', () => {
  it('are the bytes that arrive, for every format, method and content type, whatever the record holds', async () => {
    await using receiver = await fakeReceiver();
    await using test = await testHost({ plugins: [custom] });
    let webhooks = 0;
    for (const format of formats) {
      for (const method of methods) {
        const isStandard = webhooks % 3 !== 0;
        const signing = isStandard
          ? { signingSecret }
          : { signingSecret: plainSecret, signatureHeader: { name: 'X-Signature' } };
        const url = receiver.url(`/${isStandard ? 'standard' : 'plain'}/${webhooks}`);
        const webhook = { name: `w${webhooks}`, event: 'project.created', url, method, ...format, ...signing };
        const saved = await test.host.webhooks.create(webhook).then(
          () => true,
          (error: { code?: string }) => {
            // Some of them make no sense, e.g. a CloudEvent without a body, and are refused on save.
            expect(error.code).toBe('WEBHOOK_INVALID');
            return false;
          },
        );
        if (saved) webhooks += 1;
      }
    }
    expect(webhooks).toBeGreaterThan(35);
    let number = 0;
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        number += 1;
        const Auftrag = { AuftragsNr: `S${number}`, Bauvorhaben: text };
        await test.host.publish(anEvent('project.created', { records: { Auftrag } }));
        await test.untilAllHaveEnded(number * webhooks);
        for (const call of receiver.calls.splice(0)) {
          const [expected, given] = call.path.startsWith('/plain')
            ? [plainSignature(call), call.headers['x-signature']]
            : [standardSignature(call), call.headers['webhook-signature']];
          expect([call.path, given]).toEqual([call.path, expected]);
          expect(Number(call.headers['content-length'] ?? 0)).toBe(call.bytes.length);
          checked += 1;
        }
      }),
      { numRuns: 15 },
    );
    expect(checked).toBeGreaterThan(15 * 30);
  });
});
