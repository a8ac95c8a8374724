import type { DatabaseSync } from 'node:sqlite';
import type { EventInput } from '@eilbote/core';
import type { Outbox } from '@eilbote/store-sqlite';
import type { ErpOptions } from '../../erp.ts';
import { transactions } from '../../data/transaction.ts';

type MakeTransact = NonNullable<ErpOptions['transact']>;

/** What hosts without an outbox do; each loses one half when it is killed at the wrong moment. */
export const plants = {
  'after-commit': (database, _, host) => async (act) => {
    const { outbox, events } = collector();
    const result = await transactions(database, outbox)(act);
    await host.publishMany(events);
    return result;
  },
  'before-commit': (database, _, host) => {
    let last: Promise<unknown> = Promise.resolve();
    return (act) => {
      const { outbox, events } = collector();
      const next = last.then(async () => {
        tryOut(database, () => act(outbox.add));
        await host.publishMany(events);
        return transactions(database, collector().outbox)(act);
      });
      last = next.catch(() => {});
      return next;
    };
  },
} as const satisfies { readonly [name: string]: MakeTransact };

export type PlantName = keyof typeof plants;

/** An outbox that is no table, only a list. */
function collector(): { readonly outbox: Pick<Outbox, 'add'>; readonly events: EventInput[] } {
  const events: EventInput[] = [];
  return {
    events,
    outbox: {
      add(event: unknown) {
        events.push(event as EventInput);
        return '';
      },
    },
  };
}

function tryOut(database: DatabaseSync, act: () => unknown): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    act();
  } finally {
    database.exec('ROLLBACK');
  }
}
