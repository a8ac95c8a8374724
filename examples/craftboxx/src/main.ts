import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EventInput } from '@eilbote/contract';
import { createHost } from '@eilbote/core';
import { craftboxx } from '@eilbote/craftboxx';
import { startFakeCraftboxx } from '@eilbote/craftboxx/fake';
import { sqliteStore } from '@eilbote/store-sqlite';
import { printTable } from './print-table.ts';
import { webhooksOn } from './webhooks.ts';
import { week } from './week.ts';

// A host keeps its data folder. This one begins anew, so that every run shows the same.
const dataFolder = resolve('eilbote-data', 'craftboxx');
rmSync(dataFolder, { recursive: true, force: true });

const fake = await startFakeCraftboxx();
// Somebody has entered these by hand: they are found by their numbers, and not created a second time.
fake.employees.add({
  first_name: 'Tobias',
  last_name: 'Jäger',
  email: 't.jaeger@tischlerei-brandt.example',
  number: '07',
});
fake.customers.add({ name: 'Krüger', customer_number: '_0573' });

const host = createHost({
  store: sqliteStore({ folder: dataFolder }),
  dataFolder,
  // Left out, a key is made at the first start. Here it would outlive the data that it protects.
  secrets: { key: '0'.repeat(64) },
  // Programs on this machine and in its network are called only when they are named.
  network: { allow: ['127.0.0.1'] },
}).use(craftboxx);
await host.start();
// `settings` of a real account: { email, password }
const { connection } = await host.connections.create({
  name: 'Craftboxx',
  target: 'craftboxx',
  settings: fake.settings,
});
for (const webhook of webhooksOn(connection.id)) await host.webhooks.create(webhook);

let ended = 0;
let allEnded = Promise.withResolvers<void>();
let expected = 0;
for (const state of ['delivered', 'failed', 'skipped'] as const) {
  host.on(state, () => {
    ended += 1;
    if (ended === expected) allEnded.resolve();
  });
}
host.on('parked', ({ parked }) => allEnded.reject(new Error(`a delivery waits for a person: ${parked}`)));

/** Resolves when so many more deliveries have come to an end. */
async function ending(more: number, begin: () => Promise<unknown>): Promise<void> {
  expected += more;
  allEnded = Promise.withResolvers<void>();
  await begin();
  await allEnded.promise;
}

const publish = (events: readonly EventInput[]) => Promise.all(events.map((event) => host.publish(event)));
for (const step of week) await ending(step.length, () => publish(step));

const { rows } = await host.deliveries.list();
for (const { state, key, reason } of rows.toReversed()) {
  if (state !== 'delivered') console.log(`${state}  ${key ?? ''}  ${reason ?? ''}`);
}
const withoutAddress = rows.find(({ state }) => state === 'failed');
if (withoutAddress !== undefined) {
  console.log('The address is entered, and the delivery is sent again.');
  const correction = { records: { Personal: { email: 'f.luedemann@tischlerei-brandt.example' } } };
  await ending(1, () => host.deliveries.resend(withoutAddress.id, { content: 'corrected', correction }));
}
await host.stop();
await fake[Symbol.asyncDispose]();

printTable('customers', fake.customers.all, ['id', 'customer_number', 'name', 'source']);
printTable('addresses', fake.addresses.all, ['id', 'customer_id', 'street', 'zip', 'city', 'country']);
printTable('projects', fake.projects.all, ['id', 'project_nr', 'title', 'customer_id']);
printTable('assignments', fake.assignments.all, ['id', 'source_external_id', 'project_id', 'state', 'start']);
printTable('employees', fake.employees.all, ['id', 'number', 'first_name', 'last_name', 'email', 'source']);
printTable('timesheets', fake.timesheets.all, ['id', 'employee_id', 'start', 'working_time', 'break_time']);
console.log(`\nEvery attempt is a line in ${join(dataFolder, 'Logs', 'Webhooks.log')}`);
