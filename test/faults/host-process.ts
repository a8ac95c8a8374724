import { createHost, provide, ClockPort, silentLogger, systemClock, isEilboteError } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import type { FromHost, ToHost } from './host-messages.ts';

/**
 * The process that a fault meets: a real host on a real data folder. It publishes what its parent asks for and tells
 * what became of each event. Its wall clock can be set; SIGTERM stops it in good order, however often it comes.
 */
const [folder = '', port = ''] = process.argv.slice(2);
const batch = 100;
let ahead = 0;

const tell = (message: FromHost): void => void process.send?.(message);
const codeOf = (error: unknown): string => (isEilboteError(error) ? error.code : String(error));

const host = createHost({
  store: sqliteStore({ folder }),
  dataFolder: folder,
  secrets: { key: '1'.repeat(64) },
  network: { allow: [`127.0.0.1:${port}`] },
  diagnostics: silentLogger,
  stopGraceMs: 5000,
  provides: [provide(ClockPort, () => ({ ...systemClock, now: () => systemClock.now() + ahead }))],
}).use(custom);

process.on('SIGTERM', () => {
  void host.stop().then(() => process.exit(0));
});
try {
  await host.start();
} catch (error) {
  tell({ kind: 'notStarted', code: codeOf(error), text: (error as Error).message });
  process.exit(1);
}
if ((await host.webhooks.list()).length === 0) {
  await host.webhooks.create({
    name: 'w',
    event: 'project.created',
    url: `http://127.0.0.1:${port}/hook`,
    retryAfterSeconds: Array.from({ length: 30 }, () => 1),
  });
}
let delivered = 0;
host.on('delivered', () => {
  delivered += 1;
  if (delivered % batch === 1) tell({ kind: 'delivered', count: delivered });
});
tell({ kind: 'ready' });

process.on('message', (message: ToHost) => void take(message));
// Nobody would end it any more.
process.on('disconnect', () => process.exit(1));

async function take(message: ToHost): Promise<void> {
  if (message.kind === 'clock') {
    ahead = message.aheadMs;
    tell({ kind: 'done' });
  } else if (message.kind === 'state') {
    tell({ kind: 'state', counts: await host.deliveries.count(), rss: process.memoryUsage().rss });
  } else if (message.kind === 'status') {
    const [webhook] = await host.webhooks.list();
    await host.webhooks.setStatus(webhook?.id ?? '', message.status);
    tell({ kind: 'done' });
  } else {
    await publish(message.from, message.count, message.together);
  }
}

/** One after the other, or many in one call. */
async function publish(from: number, count: number, together: boolean): Promise<void> {
  const size = together ? batch : 1;
  for (let at = from; at < from + count; at += size) {
    const numbers = Array.from({ length: Math.min(size, from + count - at) }, (_, index) => at + index);
    const ids = numbers.map((number) => `e${number}`);
    const events = numbers.map((number) => ({
      id: `e${number}`,
      type: 'project.created',
      records: { Auftrag: { AuftragsNr: `S${number}`, Bauvorhaben: 'x'.repeat(500) } },
    }));
    const outcome = await host.publishMany(events).then(() => 'acknowledged', codeOf);
    tell({ kind: 'published', ids, outcome });
  }
  tell({ kind: 'done' });
}
