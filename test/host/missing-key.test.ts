import { silentLogger } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const anotherKey = { secrets: { key: '6'.repeat(64) } };

describe('a host without the key of its secrets', () => {
  it('starts; what needs the key waits and goes out when it is back', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated(receiver.url()));
    await host.stop();
    const other = await installation.started(anotherKey);
    expect((await other.webhooks.list())[0]).toMatchObject({ locked: true, problems: [] });
    const parked = deliveryThatIs(other, 'parked');
    await other.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ parked: 'secrets', attempts: 0 });
    await other.stop();
    await installation.started();
    await receiver.received(1);
  });

  it('warns its operator at the start, who should not hear of it from those that miss their deliveries', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated('https://receiver.example/hook'));
    await host.stop();
    const warnings: unknown[] = [];
    const diagnostics = { ...silentLogger, warn: (...warning: unknown[]) => void warnings.push(warning) };
    await installation.started({ diagnostics });
    expect(warnings).toEqual([]);
    await installation.started({ ...anotherKey, diagnostics });
    expect(warnings).toEqual([[expect.stringContaining('key of the secrets'), { webhooks: 1, connections: 0 }]]);
  });

  it('says in a preview that the key is missing, and not that something is wrong with the webhook', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://receiver.example/hook'));
    await host.stop();
    const other = await installation.started(anotherKey);
    expect(await other.explain(projectCreated(), { webhookId: webhook.id })).toMatchObject({
      failure: {
        failure: 'SECRET_UNAVAILABLE',
        reason: { de: expect.stringMatching(/„Neues Projekt melden“.*Schlüssel fehlt/) as string },
      },
    });
  });

  it('never saves the mask in place of an address that it cannot read', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated('https://receiver.example/hook'));
    const { connection } = await host.connections.create({ name: 'CRM', baseUrl: 'https://crm.example/api' });
    const below = { name: 'darunter', event: 'project.created', connection: connection.id, path: '/projects' };
    const { webhook: other } = await host.webhooks.create(below);
    await host.stop();
    const locked = await installation.started(anotherKey);
    for (const [id, path] of [
      [webhook.id, '/url'],
      [other.id, '/path'],
    ] as const) {
      const { definition } = await locked.webhooks.get(id);
      await expect(locked.webhooks.update(id, { ...definition, name: 'anders' })).rejects.toMatchObject({
        code: 'WEBHOOK_INVALID',
        message: expect.stringMatching(new RegExp(`${path}: The stored address cannot be read`)) as string,
      });
    }
    const { definition } = await locked.connections.get(connection.id);
    await expect(locked.connections.update(connection.id, { ...definition, name: 'anders' })).rejects.toMatchObject({
      code: 'CONNECTION_INVALID',
      message: expect.stringContaining('/baseUrl: The stored address cannot be read') as string,
    });
    await locked.stop();
    const back = await installation.started();
    expect((await back.webhooks.get(other.id)).definition.path).toBe('/projects');
  });
});
