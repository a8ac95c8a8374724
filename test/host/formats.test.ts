import type { WebhookInput } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, TestInstallation } from './installation.ts';

const event = {
  id: 'erp-1',
  type: 'project.created' as const,
  occurredAt: '2026-02-03T10:00:00.000Z',
  records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Küche <Süd> & "Bad"', Status: 0 } },
};

/** What arrives, and what the preview showed before; they must be the same. */
async function exchanged(change: Partial<WebhookInput>) {
  await using receiver = await fakeReceiver();
  await using installation = new TestInstallation();
  const host = await installation.started();
  const { webhook, warnings } = await host.webhooks.create(onProjectCreated(receiver.url('/hook?own=1'), change));
  const { request } = await host.explain(event, { webhookId: webhook.id });
  const delivered = deliveryThatIs(host, 'delivered');
  await host.publish(event);
  const { delivery } = await delivered;
  const [call] = receiver.calls;
  const plain = (text: string | null = '') => text?.replaceAll(/dlv_[0-9a-z]{26}/g, 'DELIVERY');
  const headers = Object.fromEntries(
    Object.entries(call?.headers ?? {}).map(([name, value]) => [name, plain(String(value))]),
  );
  expect(plain(call?.body)).toBe(plain(request?.body ?? ''));
  for (const [name, value] of Object.entries(request?.headers ?? {})) {
    expect(headers[name.toLowerCase()]).toBe(plain(value));
  }
  return { webhook, warnings, delivery, headers, call, body: plain(call?.body), url: plain(call?.url) };
}

describe('a body in XML', () => {
  it('is the template, its values escaped where they stand', async () => {
    const template =
      '<?xml version="1.0" encoding="UTF-8"?><projekt nr="{{ AuftragsNr }}" name="{{ Bauvorhaben }}">' +
      '{{ Bauvorhaben }}<![CDATA[{{ Bauvorhaben }}]]></projekt>';
    const { headers, body, warnings } = await exchanged({ template, contentType: 'xml' });
    expect(warnings).toEqual([]);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><projekt nr="S019" name="Küche &lt;Süd&gt; &amp; &quot;Bad&quot;">' +
        'Küche &lt;Süd&gt; &amp; "Bad"<![CDATA[]]>Küche &lt;Süd&gt; &amp; "Bad"<![CDATA[]]></projekt>',
    );
  });

  it('may have a more exact content type, which counts for the escaping too', async () => {
    const headers = [{ name: 'Content-Type', text: 'text/xml' }];
    const { headers: sent, body } = await exchanged({ template: '<a>{{ Bauvorhaben }}</a>', headers });
    expect(sent['content-type']).toBe('text/xml');
    expect(body).toBe('<a>Küche &lt;Süd&gt; &amp; "Bad"</a>');
  });

  it('that would not be well-formed is pointed out when the webhook is saved, and never sent', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const input = onProjectCreated(receiver.url(), { template: '<a>{{ AuftragsNr }}</b>', contentType: 'xml' });
    const { warnings } = await host.webhooks.create(input);
    expect(warnings.find(({ path }) => path === '/template')).toMatchObject({ code: 'TEMPLATE_NOT_XML' });
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(event);
    expect((await failed).delivery).toMatchObject({ failure: 'BUILD_FAILED', attempts: 0 });
    expect(receiver.calls).toEqual([]);
  });
});

describe('a body in plain text', () => {
  it('is the template, its values as they are', async () => {
    const { headers, body } = await exchanged({ template: '{{ AuftragsNr }}: {{ Bauvorhaben }}', contentType: 'text' });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe('S019: Küche <Süd> & "Bad"');
  });
});

describe('a GET', () => {
  it('has no body, neither its type nor its length, and is signed all the same', async () => {
    const { call, headers } = await exchanged({
      method: 'GET',
      signingSecret: 'geheim geheim geheim',
      signatureHeader: { name: 'X-Sig' },
    });
    expect(call?.body).toBe('');
    for (const name of ['content-type', 'content-length', 'transfer-encoding'])
      expect(headers).not.toHaveProperty(name);
    expect(headers['x-sig']).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a receiver that does not take the media type', () => {
  it('is not called again', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 415;
    await host.webhooks.create(onProjectCreated(receiver.url(), { retryAfterSeconds: [1, 1] }));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(event);
    expect((await failed).delivery).toMatchObject({ state: 'failed', failure: 'HTTP_4XX', attempts: 1 });
    expect(receiver.calls).toHaveLength(1);
  });
});
