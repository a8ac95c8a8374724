import { join } from 'node:path';
import { provide, RequestBuilding, Transforming, type Provision, type TargetSystem } from '@eilbote/contract';
import { consoleLogger, Diagnostics } from './diagnostics/index.ts';
import type { HostOptions } from './host/host-options.ts';
import {
  ClockPort,
  Guarding,
  LogFilePort,
  ProbePort,
  ProcessesPort,
  RandomPort,
  ResolverPort,
  SecretsPort,
  StorePort,
  Tokens,
  TransportPort,
} from './host/tokens.ts';
import { nodeLogFile } from './log-file/index.ts';
import { networkGuard, networkPolicy, readAuthorities, systemResolver } from './network/index.ts';
import { openSecrets } from './secrets/index.ts';
import { requestBuilder } from './stages/build/index.ts';
import { defaultSyncEveryMs, DeliveryLog, DeliveryLogging } from './stages/log/index.ts';
import { conditionsMatcher, Matching } from './stages/match/index.ts';
import { fetchToken, sender, Sending, tokenKeeper, userAgent } from './stages/send/index.ts';
import { unchanged } from './stages/transform/index.ts';
import { idMaker, systemClock, systemProcesses, systemRandom } from './system/index.ts';
import { gotTransport, receiverProbe } from './transport/index.ts';
import { version } from './version.ts';

/** What is known only once the store is open. */
export interface Installation {
  readonly id: string;
  /** Nothing was saved yet that a lost key could lock. */
  readonly isNew: boolean;
}

/** What the services ask for when they are made. */
export interface WiringContext {
  installation(): Installation;
  target(id: string): TargetSystem | undefined;
}

/** The engine at a glance: which service stands behind which token. A host's `provides` come before these. */
export const wiring = (options: HostOptions, context: WiringContext): readonly Provision[] => [
  provide(Diagnostics, () => options.diagnostics ?? consoleLogger()),

  // Effects.
  provide(ClockPort, () => systemClock),
  provide(RandomPort, () => systemRandom()),
  provide(ProcessesPort, () => systemProcesses),
  provide(StorePort, () => options.store),
  provide(SecretsPort, () => {
    const { id, isNew } = context.installation();
    const settings = options.secrets === undefined ? {} : { settings: options.secrets };
    return openSecrets({ ...settings, installation: id, mayMakeKeyFile: isNew }).secrets;
  }),
  provide(ResolverPort, (c) => systemResolver({ clock: c.get(ClockPort) })),
  provide(TransportPort, () =>
    gotTransport({ certificateAuthorities: readAuthorities(options.network?.certificateAuthorities) }),
  ),
  provide(ProbePort, () => receiverProbe(readAuthorities(options.network?.certificateAuthorities))),
  provide(LogFilePort, () => nodeLogFile({ folder: join(options.dataFolder ?? defaultDataFolder, 'Logs') })),

  // Network guard: the only judge of addresses.
  provide(Guarding, (c) =>
    networkGuard({
      policy: networkPolicy(options.network),
      resolver: c.get(ResolverPort),
      clock: c.get(ClockPort),
    }),
  ),

  // Access tokens of connections, fetched through guard and transport like every call.
  provide(Tokens, (c) => {
    const [clock, newId] = [c.get(ClockPort), idMaker(c.get(ClockPort), c.get(RandomPort))];
    const parts = { guard: c.get(Guarding), transport: c.get(TransportPort), clock, userAgent: userAgent(version) };
    return tokenKeeper({
      store: c.get(StorePort),
      secrets: c.get(SecretsPort),
      clock,
      newLease: () => newId('lea'),
      fetch: (request, end, refreshToken) => fetchToken(parts, request, end, refreshToken),
    });
  }),

  // Stages, in the order of the way of an event.
  provide(Matching, () => conditionsMatcher),
  provide(RequestBuilding, () => requestBuilder((id) => context.target(id))),
  provide(Transforming, () => unchanged),
  provide(Sending, (c) =>
    sender({
      guard: c.get(Guarding),
      transport: c.get(TransportPort),
      clock: c.get(ClockPort),
      tokens: c.get(Tokens),
      userAgent: userAgent(version),
    }),
  ),
  provide(DeliveryLogging, (c) => {
    const { transports = [], syncEveryMs = defaultSyncEveryMs, ...rotation } = options.log ?? {};
    return new DeliveryLog({
      file: c.get(LogFilePort),
      source: c.get(StorePort),
      clock: c.get(ClockPort),
      diagnostics: c.get(Diagnostics),
      rotation,
      transports,
      syncEveryMs,
    });
  }),
];

export const defaultDataFolder = './eilbote-data';
