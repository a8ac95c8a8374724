import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const crm = { name: 'CRM', baseUrl: 'https://crm.example/api' };

const timeRecording = { name: 'Zeiterfassung', target: 'custom', baseUrl: 'https://zeit.example.com/api/' };

describe('a connection', () => {
  it('is changed and deleted under its id or its name, and the log tells both', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create(timeRecording);
    const changed = await host.connections.update('Zeiterfassung', {
      ...timeRecording,
      baseUrl: 'https://zeit.example.com/v2/',
    });
    expect(changed.connection).toMatchObject({ id: connection.id, version: 2 });
    await host.connections.delete('Zeiterfassung');
    expect(await host.connections.list()).toEqual([]);
    await host.stop();
    const told = installation.logLines().map(({ kind, connection }) => [kind, connection?.name, connection?.version]);
    expect(told).toEqual([
      ['connection.saved', 'Zeiterfassung', 1],
      ['connection.saved', 'Zeiterfassung', 2],
      ['connection.deleted', 'Zeiterfassung', 2],
    ]);
  });

  it('tells every secret that it should keep and has not got, together with all else that is wrong', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create(crm);
    const change = host.connections.update(connection.id, {
      name: '',
      baseUrl: 'crm.example',
      headers: [{ name: 'Authorization', secret: true }],
      signingSecret: true,
    });
    await expect(change).rejects.toMatchObject({
      code: 'CONNECTION_INVALID',
      facts: {
        problems: [
          { path: '/name', code: 'VALUE_EMPTY' },
          { path: '/baseUrl', code: 'URL_INVALID' },
          { path: '/headers/0/secret', code: 'SECRET_MISSING' },
          { path: '/signingSecret', code: 'SECRET_MISSING' },
        ],
      },
    });
  });

  it('keeps the secrets that are stored when it is saved with true', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const headers = [{ name: 'Authorization', secret: 'Bearer geheim' }];
    const here = { ...crm, baseUrl: receiver.url('') };
    const { connection } = await host.connections.create({ ...here, headers });
    const kept = [{ name: 'authorization', secret: true as const }];
    await host.connections.update('CRM', { ...here, headers: kept });
    const { url: _, ...webhook } = onProjectCreated('');
    await host.webhooks.create({ ...webhook, connection: connection.id, path: '/hook' });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    expect(receiver.calls[0]?.headers['authorization']).toBe('Bearer geheim');
  });

  it('does not take its secrets, or those of its webhooks, along to another receiver', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const kept = [{ name: 'Authorization', secret: true as const }];
    const { connection } = await host.connections.create({
      ...crm,
      headers: [{ name: 'Authorization', secret: 'Bearer geheim' }],
    });
    const { url: _, ...webhook } = onProjectCreated('');
    const attributes = [{ name: 'token', secret: 'geheim' }];
    await host.webhooks.create({ ...webhook, attributes, connection: connection.id });
    const change = host.connections.update('CRM', { ...crm, baseUrl: 'https://other.example', headers: kept });
    await expect(change).rejects.toMatchObject({
      code: 'CONNECTION_INVALID',
      text: { de: expect.stringContaining('wurde für https://crm.example eingegeben') as string },
      facts: {
        problems: [
          { path: '/headers/0/secret', code: 'SECRET_OF_OTHER_RECEIVER' },
          { path: '/baseUrl', code: 'SECRETS_OF_WEBHOOKS' },
        ],
      },
    });
  });

  it('names the webhooks that still use it when it is to be deleted', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create(crm);
    const { url: _, ...webhook } = onProjectCreated('');
    await host.webhooks.create({ ...webhook, connection: connection.id });
    await expect(host.connections.delete('CRM')).rejects.toMatchObject({
      code: 'CONNECTION_IN_USE',
      text: { de: expect.stringContaining('„CRM“ wird noch benutzt von: Neues Projekt melden') as string },
    });
  });

  it('is found by its name only where no other one has it', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create(crm);
    expect(await host.connections.get('CRM')).toMatchObject({ id: connection.id });
    await host.connections.create(crm);
    await expect(host.connections.delete('CRM')).rejects.toMatchObject({ code: 'CONNECTION_NAME_AMBIGUOUS' });
    await host.connections.delete(connection.id);
    await host.connections.delete('CRM');
    expect(await host.connections.list()).toEqual([]);
  });
});
