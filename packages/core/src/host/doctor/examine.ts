import type { Engine } from '../engine.ts';
import type { HostOptions } from '../host-options.ts';
import { examineBacklog } from './examine-backlog.ts';
import { examineConnections, examinePauses, examineWebhooks } from './examine-configuration.ts';
import { examineDispatcher } from './examine-dispatcher.ts';
import { examineKey } from './examine-key.ts';
import { examineLog } from './examine-log.ts';
import { examineNetwork } from './examine-network.ts';
import { examinePlugins } from './examine-plugins.ts';
import { examineReceivers } from './examine-receivers.ts';
import type { Finding } from './finding.ts';

export interface ExamineOptions {
  /** False leaves out what needs the network: DNS and handshakes. */
  readonly network?: boolean;
}

/** Everything that can be found out about a running host. */
export async function examine(
  engine: Engine,
  options: Pick<HostOptions, 'network'>,
  { network = true }: ExamineOptions,
): Promise<readonly Finding[]> {
  await engine.configuration.reload();
  return [
    ...examinePlugins(engine),
    ...examineKey(engine),
    ...(await examineDispatcher(engine)),
    ...(await examinePauses(engine)),
    ...(await examineBacklog(engine)),
    ...(await examineLog(engine)),
    ...examineWebhooks(engine),
    ...examineConnections(engine),
    ...examineNetwork(engine, options),
    ...(network ? await examineReceivers(engine) : []),
  ];
}
