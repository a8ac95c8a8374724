import { RequestBuilding, Transforming } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import { ConfigurationHolder, type ConfigurationReader } from '../configuration/configuration-holder.ts';
import { storedConfiguration } from '../configuration/stored-configuration.ts';
import type { Scope } from '../container.ts';
import { Diagnostics, type Logger } from '../diagnostics/index.ts';
import { Dispatcher, leadershipTimes, termTimes, type Attempting, type OpenEvent } from '../dispatch/index.ts';
import { OwnEvents } from '../own-events/index.ts';
import { AccountCalls } from '../pipeline/account/index.ts';
import { Pipeline } from '../pipeline/pipeline.ts';
import { Recipes } from '../pipeline/recipes.ts';
import { UrlSealer } from '../pipeline/url-sealer.ts';
import type { RegisteredTarget } from '../pipeline/targets.ts';
import type { Clock, LogFile, Processes, Random, ReceiverProbe, Records, Secrets, Store } from '../ports/index.ts';
import { Publisher } from '../publish/publisher.ts';
import { retentionPeriods, type RetentionPeriods } from '../privacy/index.ts';
import { DeliveryLogging } from '../stages/log/index.ts';
import { Matching, type Matcher } from '../stages/match/index.ts';
import { Sending } from '../stages/send/index.ts';
import { readTransformSettings } from '../transforms/settings.ts';
import { idMaker, type IdPrefix } from '../system/index.ts';
import type { HostOptions } from './host-options.ts';
import type { Observers } from './observers.ts';
import type { PluginRegistry } from './plugin-registry.ts';
import {
  ClockPort,
  Guarding,
  LogFilePort,
  ProbePort,
  ProcessesPort,
  RandomPort,
  SecretsPort,
  StorePort,
} from './tokens.ts';
import type { NetworkGuard } from '../network/index.ts';

/** The running parts of a host, put together once by its start. */
export interface Engine {
  /** Id of the installation. */
  readonly installation: string;
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly guard: NetworkGuard;
  readonly logFile: LogFile;
  readonly probe: ReceiverProbe;
  readonly processes: Processes;
  readonly matcher: Matcher;
  readonly recipes: Recipes;
  readonly urls: UrlSealer;
  /** A target system of a plugin that is there. */
  target(id: string): RegisteredTarget | undefined;
  readonly configuration: ConfigurationHolder;
  /** Reads what the store keeps of a webhook, of earlier versions too. */
  readonly reader: ConfigurationReader;
  readonly publisher: Publisher;
  readonly dispatcher: Dispatcher;
  /** Makes the attempts of tests too. */
  readonly attempting: Attempting;
  /** Calls of people to the accounts of connections. */
  readonly accounts: AccountCalls;
  readonly diagnostics: Logger;
  readonly plugins: PluginRegistry;
  readonly records: Records | undefined;
  readonly retention: RetentionPeriods;
  newId(prefix: IdPrefix): string;
}

export function makeEngine(
  scope: Scope,
  plugins: PluginRegistry,
  catalogue: Catalogue,
  observers: Observers,
  options: HostOptions,
  installation: string,
): Engine {
  const store = scope.get(StorePort);
  const clock = scope.get(ClockPort);
  const random = scope.get(RandomPort);
  const processes = scope.get(ProcessesPort);
  const secrets = scope.get(SecretsPort);
  const diagnostics = scope.get(Diagnostics);
  const newId = idMaker(clock, random);
  const failing = (error: unknown) => diagnostics.error('the dispatcher met a fault and goes on trying', { error });

  const targets = new Map<string, RegisteredTarget>();
  const target = (id: string) => {
    const known = targets.get(id);
    if (known !== undefined) return known;
    const registered = plugins.target(id);
    if (registered === undefined) return undefined;
    const found: RegisteredTarget = {
      target: registered.target,
      plugin: registered.plugin,
      builder: registered.scope.get(RequestBuilding),
      transformer: registered.scope.get(Transforming),
    };
    targets.set(id, found);
    return found;
  };

  const urls = new UrlSealer(secrets);
  const transforms = readTransformSettings(options);
  const retention = retentionPeriods(options.retention);
  const recipes = new Recipes({ catalogue, secrets, store, transforms, target });
  const reader = storedConfiguration(secrets, catalogue, (id) => plugins.target(id)?.target);
  const configuration = new ConfigurationHolder(store, reader);
  const pipeline = new Pipeline({
    recipes,
    sender: scope.get(Sending),
    clock,
    urls,
    catalogue,
    logBodies: options.log ?? {},
    store,
    newId,
  });
  const dispatcher = new Dispatcher(
    {
      store,
      clock,
      random,
      catalogue,
      configuration,
      matcher: scope.get(Matching),
      attempting: pipeline,
      log: scope.get(DeliveryLogging),
      ownEvents: new OwnEvents({ catalogue, clock, configuration, newId }),
      retention,
      newId,
      observe: (settled) => observers.settled(settled),
      marked: (mark) => observers.marked(mark),
      certificateEnds: (lane, certificate) => observers.emit('certificateFoundEnding', { lane, ...certificate }),
      erased: (erasure) => observers.emit('erased', { erasure }),
      failing,
    },
    {
      owner: processes.own(newId('own')),
      isGone: (owner) => processes.isGone(owner),
      times: { ...leadershipTimes, ...termTimes, ...options.times },
    },
  );
  const publisher = new Publisher({
    store,
    clock,
    catalogue,
    records: options.records,
    strict: options.strict ?? false,
    newId,
    accepted: (events) => {
      dispatcher.handOver(events);
      tellAccepted(observers, events);
    },
  });
  return {
    installation,
    catalogue,
    store,
    clock,
    random,
    secrets,
    guard: scope.get(Guarding),
    logFile: scope.get(LogFilePort),
    probe: scope.get(ProbePort),
    processes,
    matcher: scope.get(Matching),
    recipes,
    urls,
    target,
    configuration,
    reader,
    publisher,
    dispatcher,
    attempting: pipeline,
    accounts: new AccountCalls({ sender: scope.get(Sending), clock, newId }),
    diagnostics,
    plugins,
    records: options.records,
    retention,
    newId,
  };
}

function tellAccepted(observers: Observers, events: readonly OpenEvent[]): void {
  for (const { stored } of events) {
    observers.emit('accepted', { id: stored.id, type: stored.type, table: stored.table, key: stored.key });
  }
}
