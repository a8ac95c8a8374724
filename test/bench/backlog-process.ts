import { setTimeout } from 'node:timers/promises';
import { createHost } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';

/**
 * A host on a folder with a backlog: delivers so many events beside it, and tells its memory. It runs from the packed
 * packages, as a host of a user does: from sources, a process also holds what strips their types.
 */
const [folder = '', url = '', count = '0'] = process.argv.slice(2);
const publishers = 32;
/** From the start of the host until its memory is looked at: by then it has looked for what is due. */
const settleMs = 2000;

const host = await createHost({
  store: sqliteStore({ folder }),
  dataFolder: folder,
  secrets: { key: '1'.repeat(64) },
  network: { allow: ['127.0.0.1'] },
})
  .use(custom)
  .start();
await setTimeout(settleMs);
const waiting = process.memoryUsage().rss / 2 ** 20;
await host.webhooks.create({ name: 'hot', event: 'project.created', url });
const records = host.catalogue.eventType('project.created')?.examples[0]?.records ?? {};
const { promise: delivered, resolve } = Promise.withResolvers<void>();
let settled = 0;
host.on('delivered', () => {
  settled += 1;
  if (settled === Number(count)) resolve();
});
let left = Number(count);
const publish = async () => {
  while (left > 0) {
    left -= 1;
    await host.publish({ type: 'project.created', records: { Auftrag: records['Auftrag'] ?? {} } });
  }
};
await Promise.all(Array.from({ length: publishers }, publish));
await delivered;
await host.stop();
process.send?.({ waiting, delivering: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
