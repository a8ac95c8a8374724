import { provide } from '@eilbote/contract';
import {
  createHost,
  gotTransport,
  LogFilePort,
  nodeLogFile,
  StorePort,
  TransportPort,
  type Store,
} from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LedgerWriter } from './ledger.ts';
import { StageBoard, type Stage } from './stages.ts';

/**
 * The process that is killed: a real host on a real data folder. It tells its parent when it is ready and how much it
 * has delivered, publishes on and on if it shall, and never ends by itself.
 */
const [folder = '', port = '', round = '', publishes = ''] = process.argv.slice(2);

const concurrentPublishers = 24;
const records = 12;
/** Between two events of one publisher: as many as the receiver can take, so that no backlog grows over the rounds. */
const longestPauseMs = 100;

const board = new StageBoard(join(folder, 'stages'));
const ledger = new LedgerWriter(join(folder, 'ledger'));
const store = watched(sqliteStore({ folder }));
const logFile = nodeLogFile({ folder: join(folder, 'Logs') });
const transport = gotTransport();

const host = await createHost({
  store,
  dataFolder: folder,
  secrets: { key: '1'.repeat(64) },
  network: { allow: [`127.0.0.1:${port}`] },
  log: { syncEveryMs: 20 },
  provides: [
    provide(StorePort, () => store),
    provide(TransportPort, () => ({
      exchange: (call) => board.during('send', () => transport.exchange(call)),
      dropConnections: () => transport.dropConnections(),
      close: () => transport.close(),
    })),
    provide(LogFilePort, () => ({
      ...logFile,
      syncInBackground: () => board.during('log', () => logFile.syncInBackground()),
    })),
  ],
})
  .use(custom)
  .start();

if ((await host.webhooks.list()).length === 0) {
  for (const order of ['none', 'record'] as const) {
    await host.webhooks.create({
      name: order,
      event: 'project.created',
      url: `http://127.0.0.1:${port}/${order}`,
      retryAfterSeconds: [1, 1, 1, 1, 1, 1],
      order,
    });
  }
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
    ledger.offered(id);
    await host.publish({
      id,
      type: 'project.created',
      records: { Auftrag: { AuftragsNr: `S${(publisher * 7 + count) % records}`, Status: count % 10 } },
    });
    ledger.acknowledged(id);
    await setTimeout(Math.random() * longestPauseMs);
  }
}

/** The store, with a note on the board whenever it is at something that must not be lost. */
function watched(inner: Store): Store {
  const staged: readonly Stage[] = ['accept', 'match', 'claim', 'settle'];
  const noted = staged.map((stage) => {
    const call = inner[stage as 'accept'] as (...args: readonly unknown[]) => Promise<unknown>;
    return [stage, (...args: readonly unknown[]) => board.during(stage, () => call(...args))];
  });
  return { ...inner, ...(Object.fromEntries(noted) as Partial<Store>) };
}
