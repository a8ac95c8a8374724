import { provide } from '@eilbote/contract';
import { createHost, gotTransport, StorePort, TransportPort, type Store } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LedgerWriter } from '../ledger.ts';
import { StageBoard } from '../stages.ts';
import { stepStages, type StepStage } from './steps-stages.ts';
import { workshop } from './steps-target.ts';

/**
 * The process that is killed: a real host whose deliveries take several calls each, and of which several at a time need
 * the same new customer. It never ends by itself.
 */
const [folder = '', port = '', round = '', publishes = ''] = process.argv.slice(2);

const concurrentPublishers = 8;
const longestPauseMs = 150;
/** So many publishers have projects of the same customers. */
const publishersOfCustomer = 4;

const board = new StageBoard(join(folder, 'stages'), stepStages);
const ledger = new LedgerWriter(join(folder, 'ledger'));
const store = watched(sqliteStore({ folder }));
const transport = gotTransport();

const host = await createHost({
  store,
  dataFolder: folder,
  secrets: { key: '1'.repeat(64) },
  network: { allow: [`127.0.0.1:${port}`] },
  provides: [
    provide(StorePort, () => store),
    provide(TransportPort, () => ({
      exchange: (call) =>
        board.during(new URL(call.url).pathname.slice(1) as StepStage, () => transport.exchange(call)),
      dropConnections: () => transport.dropConnections(),
      close: () => transport.close(),
    })),
  ],
})
  .use(workshop)
  .start();

if ((await host.webhooks.list()).length === 0) {
  const { connection } = await host.connections.create({
    name: 'Workshop',
    target: 'workshop',
    settings: { server: `http://127.0.0.1:${port}` },
    limits: { concurrency: 8 },
  });
  await host.webhooks.create({
    name: 'Enter',
    event: 'project.created',
    connection: connection.id,
    action: 'enter',
    retryAfterSeconds: [1, 1, 1, 1, 1, 1],
    // A killed process leaves its customers to nobody for eight times as long and fifteen seconds.
    timeLimitSeconds: 1,
  });
}
process.send?.('ready');
let delivered = 0;
host.on('delivered', () => {
  delivered += 1;
  process.send?.(delivered);
});
if (publishes === 'publishes') {
  for (let publisher = 0; publisher < concurrentPublishers; publisher += 1) void publishOn(publisher);
}

async function publishOn(publisher: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const id = `${round}-${publisher}-${count}`;
    const customer = `${round}-${Math.floor(publisher / publishersOfCustomer)}-${count}`;
    ledger.offered(id);
    await host.publish({
      id,
      type: 'project.created',
      records: { Auftrag: { AuftragsNr: id.slice(0, 20), KundenNr: customer } },
    });
    ledger.acknowledged(id);
    await setTimeout(Math.random() * longestPauseMs);
  }
}

/** The store, with a note on the board while it is at what lies between two calls. */
function watched(inner: Store): Store {
  const between = ['steps', 'recordStep', 'leaseRemoteId', 'saveRemoteId'] as const;
  const noted = between.map((name) => {
    const call = inner[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return [name, (...args: readonly unknown[]) => board.during('between', () => call(...args))];
  });
  return { ...inner, ...(Object.fromEntries(noted) as Partial<Store>) };
}
