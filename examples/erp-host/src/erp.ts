import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createHost, type Host } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { createOutbox, type Outbox, relayOutbox, sqliteStore } from '@eilbote/store-sqlite';
import { fastify } from 'fastify';
import { customerRoutes } from './customers/customer-routes.ts';
import { Customers } from './customers/customers.ts';
import { openErpDatabase } from './data/erp-database.ts';
import { type Transact, transactions } from './data/transaction.ts';
import { openItemRoutes } from './open-items/open-item-routes.ts';
import { OpenItems } from './open-items/open-items.ts';
import { projectRoutes } from './projects/project-routes.ts';
import { Projects } from './projects/projects.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

export interface ErpOptions {
  /** Holds `erp-data`, the ERP's own, and `eilbote-data`. */
  readonly folder: string;
  /** Of the HTTP API; 0 for a free one. */
  readonly port: number;
  /** An event that does not fit its table is refused. For tests. */
  readonly strict?: boolean;
  /** How the ERP keeps data and events together. */
  readonly transact?: (database: DatabaseSync, outbox: Outbox, host: Host) => Transact;
}

export interface Erp {
  readonly url: string;
  readonly host: Host;
  readonly outbox: Outbox;
  readonly logFile: string;
  /** Takes no more requests, finishes what is under way, closes everything. */
  stop(): Promise<void>;
}

/** The ERP: its data, Eilbote beside them in the same process, and its HTTP API. */
export async function startErp({ folder, port, strict = false, transact = transactions }: ErpOptions): Promise<Erp> {
  const erpData = join(folder, 'erp-data');
  const dataFolder = join(folder, 'eilbote-data');
  mkdirSync(erpData, { recursive: true });
  // Whatever has been opened is closed in reverse order, also when something later does not start.
  await using opened = new AsyncDisposableStack();

  const database = opened.adopt(openErpDatabase(join(erpData, 'erp.db')), (it) => it.close());
  const outbox = createOutbox(database);
  const host = opened.use(
    createHost({
      store: sqliteStore({ folder: dataFolder }),
      dataFolder,
      strict,
      network: { allow: ['127.0.0.1'] },
    }).use(custom),
  );
  await host.start();
  const relay = opened.adopt(relayOutbox({ outbox, publish: (events) => host.publishMany(events) }), (it) => it.stop());
  relay.start();

  const keep = transact(database, outbox, host);
  const customers = new Customers(database, keep);
  const openItems = new OpenItems(database, keep, customers);
  const projects = new Projects(database, keep, customers, openItems);
  const server = opened.adopt(
    fastify({
      logger: { level: 'error', stream: process.stderr },
      // A field that is misspelt or of another type is refused, not dropped or turned into something.
      ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    }),
    (it) => it.close(),
  );
  customerRoutes(server, customers);
  projectRoutes(server, projects);
  openItemRoutes(server, openItems);
  webhookRoutes(server, host);
  const url = await server.listen({ port, host: '127.0.0.1' });

  const running = opened.move();
  return {
    url,
    host,
    outbox,
    logFile: join(dataFolder, 'Logs', 'Webhooks.log'),
    stop: () => running.disposeAsync(),
  };
}
