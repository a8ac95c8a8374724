import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHost, standardEventTypes } from '@eilbote/core';
import { hubspot } from '@eilbote/hubspot';
import { startFakeHubspot } from '@eilbote/hubspot/fake';
import { sqliteStore } from '@eilbote/store-sqlite';
import { printTable } from './print-table.ts';
import { webhooksOn } from './webhooks.ts';

// A host keeps its data folder. This one begins anew, so that every run shows the same.
const dataFolder = resolve('eilbote-data', 'hubspot');
rmSync(dataFolder, { recursive: true, force: true });

const fake = await startFakeHubspot({ key: 'pat-example', prepared: false });
const host = createHost({
  store: sqliteStore({ folder: dataFolder }),
  dataFolder,
  // Left out, a key is made at the first start. Here it would outlive the data that it protects.
  secrets: { key: '0'.repeat(64) },
  // Programs on this machine and in its network are called only when they are named.
  network: { allow: ['127.0.0.1'] },
}).use(hubspot);
await host.start();
const { connection } = await host.connections.create({
  name: 'HubSpot',
  target: 'hubspot',
  settings: { server: fake.url, token: 'pat-example' },
});
const { things } = await host.connections.prepare(connection.id);
for (const { name, state } of things) console.log(`${state}  ${name}`);
const webhooks = webhooksOn(connection.id);
for (const webhook of webhooks) await host.webhooks.create(webhook);

let ended = 0;
let expected = 0;
let allEnded = Promise.withResolvers<void>();
for (const state of ['delivered', 'failed', 'skipped'] as const) {
  host.on(state, () => {
    ended += 1;
    if (ended === expected) allEnded.resolve();
  });
}
host.on('parked', ({ parked }) => allEnded.reject(new Error(`a delivery waits for a person: ${parked}`)));

const week = [
  'customer.created',
  'supplier.created',
  'project.created',
  'project.awarded',
  'project.processStatusChanged',
  'project.invoiced',
];
for (const type of week) {
  const { examples = [] } = standardEventTypes.find(({ id }) => id === type) ?? {};
  const more = examples.length * webhooks.filter(({ event }) => event === type).length;
  expected += more;
  allEnded = Promise.withResolvers();
  for (const { records, details = {} } of examples) await host.publish({ type, records, details });
  await allEnded.promise;
}

const { rows } = await host.deliveries.list();
console.log('');
for (const { state, key, reason } of rows.toReversed()) {
  if (state !== 'delivered') console.log(`${state}  ${key ?? ''}  ${reason ?? ''}`);
}
await host.stop();
await fake[Symbol.asyncDispose]();

const flat = (objects: typeof fake.companies) => objects.map(({ id, properties }) => ({ id, ...properties }));
printTable('companies', flat(fake.companies), [
  'id',
  'profacto_kundennummer',
  'profacto_lieferantennummer',
  'type',
  'name',
  'city',
]);
printTable('contacts', flat(fake.contacts), ['id', 'email', 'firstname', 'lastname']);
printTable('deals', flat(fake.deals), [
  'id',
  'profacto_auftragsnr',
  'dealname',
  'dealstage',
  'amount',
  'profacto_rechnungsnr',
]);
printTable(
  'associations',
  fake.associations.map(([from, company]) => ({ from, company })),
  ['from', 'company'],
);
console.log(`\nEvery attempt is a line in ${join(dataFolder, 'Logs', 'Webhooks.log')}`);
