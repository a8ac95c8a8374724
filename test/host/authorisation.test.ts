import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

/** Everything that lies in the data folder, as one text. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('a connection with an authorisation', () => {
  it('sends its credential with every call, shows it masked in the preview, and keeps it in clear nowhere', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    receiver.answer = ({ headers }) => ({ body: JSON.stringify(headers) });
    const host = await installation.started();
    const { connection } = await host.connections.create({
      name: 'Lager',
      baseUrl: receiver.url('/api'),
      auth: { scheme: 'basic', user: 'erp', password: 'canary-7f3a9' },
    });
    const { url: _, ...rest } = onProjectCreated('', { connection: connection.id, path: '/projects' });
    const { webhook } = await host.webhooks.create(rest);
    const preview = await host.explain(projectCreated(), { webhookId: webhook.id });
    expect(preview.request?.headers).toMatchObject({ Authorization: 'Basic •••' });

    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    const delivery = await delivered;
    const credential = Buffer.from('erp:canary-7f3a9').toString('base64');
    expect(receiver.calls[0]?.headers.authorization).toBe(`Basic ${credential}`);
    await host.stop();
    const kept = JSON.stringify(delivery) + everythingIn(installation.folder);
    expect(kept).toContain('Basic •••');
    expect(kept).not.toContain('7f3a9');
    expect(kept).not.toContain(credential);
  });

  it('keeps its secret when something else of it is changed', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    const { connection } = await host.connections.create({
      name: 'Lager',
      baseUrl: receiver.url('/api'),
      auth: { scheme: 'apiKey', name: 'X-Key', key: 'canary-7f3a9' },
    });
    expect(connection.definition.auth).toEqual({ scheme: 'apiKey', in: 'header', name: 'X-Key', key: true });
    await host.connections.update('Lager', { ...connection.definition, name: 'Zentrallager' });
    const { url: _, ...rest } = onProjectCreated('', { connection: connection.id });
    await host.webhooks.create(rest);
    await host.publish(projectCreated());
    await receiver.received(1);
    expect(receiver.calls[0]?.headers['x-key']).toBe('canary-7f3a9');
  });
});
