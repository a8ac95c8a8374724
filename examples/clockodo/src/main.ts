import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clockodo } from '@eilbote/clockodo';
import { startFakeClockodo } from '@eilbote/clockodo/fake';
import { createHost } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { showAccount } from './show-account.ts';
import { webhooks } from './webhooks.ts';
import { week } from './week.ts';

// A host keeps its data folder. This one begins anew, so that every run shows the same.
const dataFolder = resolve('eilbote-data', 'clockodo');
rmSync(dataFolder, { recursive: true, force: true });

// Stands in for my.clockodo.com; with an account of your own you leave out `server` and the network's `allow`.
await using fake = await startFakeClockodo();
const service = fake.services.add({ name: 'Montage' });
fake.customers.add({ number: '_intern', name: 'Tischlerei Brandt' });

const host = createHost({
  store: sqliteStore({ folder: dataFolder }),
  dataFolder,
  // Left out, a key is made at the first start. Here it would outlive the data that it protects.
  secrets: { key: '0'.repeat(64) },
  network: { allow: ['127.0.0.1'] },
}).use(clockodo);
await host.start();

const { connection } = await host.connections.create({
  name: 'Clockodo',
  target: 'clockodo',
  settings: fake.settings,
});
const checked = await host.connections.check(connection.id);
console.log(checked.ok ? `signed in to Clockodo as ${checked.name}` : 'the account is not right');
for (const webhook of webhooks(service.id)) await host.webhooks.create({ ...webhook, connection: connection.id });

/** One after the other, as they happen in a week: a time comes after its project. */
for (const event of week) {
  const ended = Promise.withResolvers<string>();
  const end = (what: string) => (notice: { readonly reason?: string | null }) =>
    ended.resolve(notice.reason ? `${what}: ${notice.reason}` : what);
  const listeners = { delivered: end('delivered'), failed: end('failed') };
  host.on('delivered', listeners.delivered).on('failed', listeners.failed);
  await host.publish(event);
  console.log(`${event.type.padEnd(30)} ${await ended.promise}`);
  host.off('delivered', listeners.delivered).off('failed', listeners.failed);
}
await host.stop();

console.log(`\n${showAccount(fake)}`);
console.log(`\nEvery attempt is a line in ${join(dataFolder, 'Logs', 'Webhooks.log')}`);
