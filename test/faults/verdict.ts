import { createHost, silentLogger } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { DataFolder } from '../crash/data-folder.ts';
import { unless } from './fault.ts';

export interface Evidence {
  readonly folder: string;
  readonly acknowledged: ReadonlySet<string>;
  /** Delivery id -> how often it arrived. */
  readonly received: ReadonlyMap<string, number>;
}

const fewest = 5;

/** Compares what publishers were told with the database, the receiver and the delivery log. */
export async function brokenPromises({ folder, acknowledged, received }: Evidence): Promise<readonly string[]> {
  const data = new DataFolder(folder);
  const deliveries = data.deliveries();
  const delivered = deliveries.filter(({ state }) => state === 'delivered');
  const ofEvent = new Map(deliveries.map((delivery) => [delivery.event, delivery]));
  return [
    ...some(
      'acknowledged, but without a delivery',
      [...acknowledged].filter((id) => !ofEvent.has(id)),
    ),
    ...some(
      'not delivered',
      deliveries.filter(({ state }) => state !== 'delivered').map(({ id, state }) => `${id} ${state}`),
    ),
    ...some(
      'delivered, but never received',
      delivered.filter(({ id }) => !received.has(id)).map(({ id }) => id),
    ),
    ...(await faultsOfLog(folder)),
  ];
}

/** Calls that were made once more than needed. */
export const repeated = (received: ReadonlyMap<string, number>): number =>
  [...received.values()].reduce((sum, times) => sum + times - 1, 0);

async function faultsOfLog(folder: string): Promise<readonly string[]> {
  const host = createHost({
    store: sqliteStore({ folder }),
    dataFolder: folder,
    secrets: { key: '1'.repeat(64) },
    diagnostics: silentLogger,
    dispatch: false,
  }).use(custom);
  await host.start();
  const { counts, pending, halfLine } = await host.log.verify();
  await host.stop();
  const faults = Object.entries(counts).map(([fault, count]) => `${count} × ${fault}`);
  return [
    ...unless(faults.length === 0, `the delivery log has faults: ${faults.join(', ')}`),
    ...unless(pending === 0 && !halfLine, `the delivery log lacks ${pending} lines`),
  ];
}

const some = (what: string, which: readonly string[]): readonly string[] =>
  which.length === 0 ? [] : [`${which.length} ${what}: ${which.slice(0, fewest).join(', ')}`];
