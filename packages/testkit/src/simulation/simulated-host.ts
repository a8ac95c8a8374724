import { provide } from '@eilbote/contract';
import {
  ClockPort,
  createHost,
  LogFilePort,
  ProcessesPort,
  RandomPort,
  ResolverPort,
  SecretsPort,
  silentLogger,
  TransportPort,
  type DispatchOwner,
  type LogFile,
  type Secrets,
  type Store,
} from '@eilbote/core';
import type { Engine } from './engine.ts';
import type { SimulatedNetwork } from './network/simulated-network.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import { simulatedTarget } from './simulated-target.ts';

export interface SimulatedHostParts {
  readonly process: SimulatedProcess;
  readonly store: Store;
  readonly logFile: LogFile;
  readonly network: SimulatedNetwork;
  /** Bytes after which the log begins a new file. */
  readonly logBytes: number;
  isGone(owner: DispatchOwner): boolean;
}

/** The real host in a simulated process: everything it reaches of the outer world is simulated, and nothing else. */
export function simulatedHost(parts: SimulatedHostParts): Engine {
  const { process, store, logFile, network, logBytes, isGone } = parts;
  const host = createHost({
    store,
    diagnostics: silentLogger,
    log: { maximumBytes: logBytes, keepFiles: 'all' },
    provides: [
      provide(ClockPort, () => process.clock),
      provide(RandomPort, () => process.random),
      provide(ProcessesPort, () => ({ own: (id) => ({ ...process.owner, id }), isGone })),
      provide(SecretsPort, () => openly),
      provide(TransportPort, () => network.transport(process)),
      provide(ResolverPort, () => network.resolver(process)),
      provide(LogFilePort, () => logFile),
    ],
  }).use(simulatedTarget);
  return {
    start: async () => {
      await host.start();
    },
    stop: () => host.stop(),
    publish: (events) => host.publishMany(events),
    createConnection: async (connection) => (await host.connections.create(connection)).connection.id,
    createWebhook: async (webhook) => (await host.webhooks.create(webhook)).webhook.id,
    saveWebhook: async (id, webhook, waiting) => {
      await host.webhooks.update(id, webhook, { waiting });
    },
    setStatus: async (id, status, waiting) => {
      await host.webhooks.setStatus(id, status, waiting);
    },
    setPause: async (lane, paused) => {
      if (lane === null) await (paused ? host.lanes.pauseEverything() : host.lanes.resumeEverything());
      else await (paused ? host.lanes.pause(lane) : host.lanes.resume(lane));
    },
    deleteWebhook: async (id) => {
      await host.webhooks.delete(id);
    },
  };
}

/** What is sealed stays readable, so that the account of the world can be told from the commits. */
const openly: Secrets = { seal: (plain) => plain, open: (sealed) => sealed };
