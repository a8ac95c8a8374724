import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHost } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { projects } from './projects.ts';
import { startReceiver } from './receiver.ts';

// A host keeps its data folder. This one begins anew, so that every run shows the same.
const dataFolder = resolve('eilbote-data', 'benutzerdefiniert');
rmSync(dataFolder, { recursive: true, force: true });

const receiver = await startReceiver();
const host = createHost({
  store: sqliteStore({ folder: dataFolder }),
  dataFolder,
  // Left out, a key is made at the first start. Here it would outlive the data that it protects.
  secrets: { key: '0'.repeat(64) },
  // Programs on this machine and in its network are called only when they are named.
  network: { allow: ['127.0.0.1'] },
}).use(custom);
await host.start();

await host.webhooks.create({
  name: 'Große Angebote nachfassen',
  event: 'project.created',
  url: receiver.url,
  conditions: { text: 'SummeNetto >= 5000', mode: 'both' },
  attributes: [{ name: 'aufgabe', part: 'both', template: '{{ Auftrag.Bauvorhaben }} nachfassen' }],
});

const bothDelivered = Promise.withResolvers<void>();
let delivered = 0;
host.on('delivered', () => {
  delivered += 1;
  if (delivered === 2) bothDelivered.resolve();
});
host.on('failed', ({ reason }) => bothDelivered.reject(new Error(`a delivery failed: ${reason}`)));
host.on('parked', ({ parked }) => bothDelivered.reject(new Error(`a delivery waits for a person: ${parked}`)));

for (const project of projects) {
  const { id } = await host.publish({ type: 'project.created', records: { Auftrag: project } });
  console.log(`published ${project.AuftragsNr} (${project.SummeNetto} EUR) as ${id}`);
}

await bothDelivered.promise;
await host.stop();
receiver.close();
console.log(`\n${delivered} of ${projects.length} events met the condition and were delivered.`);
console.log(`Every attempt is a line in ${join(dataFolder, 'Logs', 'Webhooks.log')}`);
