import { describe, expect, it } from 'vitest';
import { TestInstallation } from './installation.ts';

const account = { name: 'Zeiterfassung', target: 'custom', baseUrl: 'https://zeit.example.com/api/' };

describe('a connection', () => {
  it('is changed and deleted under its id or its name, and the log tells both', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create(account);
    const changed = await host.connections.update('Zeiterfassung', {
      ...account,
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
});
