import { token } from '@eilbote/contract';
import type {
  Clock,
  LogFile,
  NameResolver,
  Processes,
  Random,
  ReceiverProbe,
  Secrets,
  Store,
  Transport,
} from '../ports/index.ts';
import type { NetworkGuard } from '../network/index.ts';
import type { TokenKeeper } from '../stages/send/index.ts';

/** Services that a host may replace in `createHost({ provides })`: the effects of the engine. */
export const ClockPort = token<Clock>('port.clock');
export const RandomPort = token<Random>('port.random');
export const ProcessesPort = token<Processes>('port.processes');
export const StorePort = token<Store>('port.store');
export const SecretsPort = token<Secrets>('port.secrets');
export const ResolverPort = token<NameResolver>('port.resolver');
export const TransportPort = token<Transport>('port.transport');
export const ProbePort = token<ReceiverProbe>('port.probe');
export const LogFilePort = token<LogFile>('port.log-file');
/** Access tokens of connections. */
export const Tokens = token<TokenKeeper>('network.tokens');
export const Guarding = token<NetworkGuard>('network.guard');
