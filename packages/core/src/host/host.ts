import type { EventInput, EventTypeId, Plugin, TargetSystem, TypedEventInput } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import type { Scope } from '../container.ts';
import { Diagnostics } from '../diagnostics/index.ts';
import type { PublishReceipt } from '../publish/publisher.ts';
import { backTest, type BackTest, type BackTestQuestion } from './back-test/index.ts';
import { BackfillAdministration } from './backfill/index.ts';
import { checkOptions } from './check-options.ts';
import { ConfigurationAdministration } from './configuration-administration.ts';
import { ConnectionAdministration } from './connection-administration.ts';
import { DeliveryAdministration } from './delivery-administration.ts';
import { examine, type ExamineOptions, type Finding } from './doctor/index.ts';
import { makeEngine, type Engine } from './engine.ts';
import { digest, type Digest, type DigestSpan } from './digest/digest.ts';
import { HOST_CALL_INVALID, HOST_FROZEN, HOST_NOT_STARTED, HOST_STOPPED } from './errors.ts';
import { explain, type EventToExplain, type Explanation, type WebhookToExplain } from './explain/index.ts';
import type { HostOptions } from './host-options.ts';
import { LaneAdministration } from './lanes/lane-administration.ts';
import { LogAdministration } from './log-administration.ts';
import { RestorationAdministration } from './restoration-administration.ts';
import { Observers, type HostEvents } from './observers.ts';
import { PluginRegistry } from './plugin-registry.ts';
import {
  countFindings,
  demandErasure,
  type Erasure,
  type EraseOptions,
  type Findings,
  type RecordToFind,
} from './privacy/erase.ts';
import { makeReport, type Report } from './privacy/report.ts';
import { RetentionAdministration } from './retention-administration.ts';
import {
  assembleCatalogue,
  refuseOrDisable,
  refuseProblems,
  startPlugins,
  stopPlugins,
  warnOfUnreadable,
} from './startup.ts';
import { TestSends, type TestSend, type TestSent } from './test-send/index.ts';
import { ClockPort } from './tokens.ts';
import { warnOfCertificates } from './warn-of-certificates.ts';
import { WebhookAdministration } from './webhook-administration.ts';
import { whyNot, type WhyNot, type WhyNotQuestion } from './why-not/index.ts';
import { wireHost } from './wire-host.ts';

const listOfEvents = { de: 'eine Liste von Ereignissen', en: 'a list of events' };
const webhookToExplain = {
  de: '{ webhookId } oder { definition } als zweite Angabe',
  en: '{ webhookId } or { definition } as the second argument',
};
const defaultGraceMs = 10_000;

/**
 * An installation of Eilbote inside a process: register plugins, start, publish events.
 *
 * @example
 * const host = createHost({ store: sqliteStore({ folder: './eilbote-data' }) }).use(custom);
 * await host.start();
 * await host.publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019' } } });
 */
export class Host {
  readonly #options: HostOptions;
  readonly #plugins = new PluginRegistry();
  readonly #observers = new Observers((error) => this.#engine?.diagnostics.error('an observer threw', { error }));
  readonly #tests = new TestSends();
  #scope: Scope | undefined;
  #engine: Engine | undefined;
  #started: readonly Plugin[] = [];
  #starting: Promise<this> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** Registers a plugin. @throws HOST_FROZEN after the start */
  use(plugin: Plugin): this {
    if (this.#starting !== undefined) throw HOST_FROZEN({ plugin: plugin?.id ?? 'unknown' });
    this.#plugins.add(plugin);
    return this;
  }

  /**
   * Opens the store, checks everything, starts plugins and dispatching. Called again it gives the same result.
   * @throws STARTUP_FAILED naming every problem of every plugin; errors of the store
   */
  start(): Promise<this> {
    if (this.#stopping !== undefined) return Promise.reject(HOST_STOPPED({ act: 'start()' }));
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /**
   * Takes no more events, waits for calls under way, makes every result durable and closes. Called again, or while the
   * start is under way, it waits for the same end.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * Accepts an event. When this resolves, the event is durable and will be delivered.
   * @throws EVENT_ID_TAKEN, the errors of acceptance and of the store; then nothing was stored
   */
  async publish<T extends EventTypeId>(event: TypedEventInput<T>): Promise<PublishReceipt>;
  async publish(event: EventInput): Promise<PublishReceipt>;
  async publish(event: unknown): Promise<PublishReceipt> {
    const [receipt] = await this.publishMany([event as EventInput]);
    if (receipt === undefined) throw HOST_NOT_STARTED({ act: 'publish()' });
    return receipt;
  }

  /** Accepts events together: all of them or none. @throws HOST_CALL_INVALID, and as {@link publish} */
  async publishMany(events: readonly EventInput[]): Promise<PublishReceipt[]> {
    if (!Array.isArray(events)) throw HOST_CALL_INVALID({ call: 'publishMany()', expected: listOfEvents });
    return this.#running('publish()').publisher.publish(events);
  }

  /**
   * What a webhook would do with an event, without sending: every value from the match to the finished request. The
   * preview, the sample URL and the dry run.
   * @throws HOST_CALL_INVALID, WEBHOOK_UNKNOWN, WEBHOOK_INVALID, those of acceptance and of the store
   */
  async explain(event: EventToExplain, webhook: WebhookToExplain): Promise<Explanation> {
    if (typeof webhook !== 'object' || webhook === null)
      throw HOST_CALL_INVALID({ call: 'explain()', expected: webhookToExplain });
    return explain(event, webhook, this.#running('explain()'));
  }

  /**
   * What became of the deliveries of the last day, or another stretch of time, and what needs a person now.
   * {@link digestText} makes a mail of it.
   */
  async digest(span: DigestSpan = {}): Promise<Digest> {
    return digest(span, this.#running('digest()'));
  }

  /**
   * Tries a webhook out by one real call, marked by the header `eilbote-test: true`. It need not be saved, nor active. The
   * call stands in the history and in the delivery log as a test; it is never repeated, and it changes neither webhook,
   * connection nor lane. No other webhook hears of its event.
   * @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, TEST_EVENT_MISSING, TEST_OTHER_EVENT_TYPE, those of acceptance and of the store
   */
  async testSend(test: TestSend): Promise<TestSent> {
    return this.#tests.send(test, this.#running('testSend()'));
  }

  /**
   * All that is stored about a record: events, to whom they were delivered, when, which fields, and what came of it. The
   * only output that holds personal values without being a preview or a delivery. For a question by the person concerned.
   * @throws RECORD_TO_FIND_INVALID
   */
  async report(record: RecordToFind): Promise<Report> {
    return makeReport(record, this.#running('report()'));
  }

  /** How much {@link erase} would erase, and what it would cancel. @throws RECORD_TO_FIND_INVALID */
  async countErasable(record: RecordToFind): Promise<Findings> {
    return countFindings(record, this.#running('countErasable()'));
  }

  /**
   * Demands that all that is stored about a record be erased: contents of events, bodies, answers, corrected content, and
   * lines of the delivery log, older files too. Deliveries that wait are cancelled, those under way end first. Durable
   * when this resolves; the process that dispatches carries it out, also after a restart, then `erased` is told. What is
   * left are hashes and this erasure, so that the same event, published once more, stays erased. Backups are out of reach.
   * @throws RECORD_TO_FIND_INVALID
   */
  async erase(record: RecordToFind, options: EraseOptions = {}): Promise<Erasure> {
    return demandErasure(record, options, this.#running('erase()'));
  }

  /** Erasures, newest first: how far they have come, and when they are finished, what they have erased. */
  async erasures(): Promise<readonly Erasure[]> {
    return this.#running('erasures()').store.erasures({});
  }

  /**
   * What a webhook, saved or not, would have made of the last stored events: matched or why not, and what it would have
   * sent. Nothing is sent, nothing stored.
   * @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, BACK_TEST_SIZE_INVALID
   */
  async backTest(question: BackTestQuestion): Promise<BackTest> {
    return backTest(question, this.#running('backTest()'));
  }

  /**
   * Why an event made no delivery for a webhook, judged by the configuration that it was matched with, and what the
   * webhook would do with it now.
   * @throws EVENT_UNKNOWN, WEBHOOK_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS
   */
  async whyNot(question: WhyNotQuestion): Promise<WhyNot> {
    return whyNot(question, this.#running('whyNot()'));
  }

  on<E extends keyof HostEvents>(event: E, listener: HostEvents[E]): this {
    this.#observers.on(event, listener);
    return this;
  }

  off<E extends keyof HostEvents>(event: E, listener: HostEvents[E]): this {
    this.#observers.off(event, listener);
    return this;
  }

  get catalogue(): Catalogue {
    return this.#running('catalogue').catalogue;
  }

  get targets(): readonly TargetSystem[] {
    return this.#running('targets').plugins.targets;
  }

  get webhooks(): WebhookAdministration {
    return new WebhookAdministration(this.#running('webhooks'));
  }

  get connections(): ConnectionAdministration {
    return new ConnectionAdministration(this.#running('connections'));
  }

  get deliveries(): DeliveryAdministration {
    return new DeliveryAdministration(this.#running('deliveries'));
  }

  /** Transfers records that were there before. */
  get backfills(): BackfillAdministration {
    return new BackfillAdministration(this.#running('backfills'));
  }

  get retention(): RetentionAdministration {
    return new RetentionAdministration(this.#running('retention'));
  }

  get lanes(): LaneAdministration {
    return new LaneAdministration(this.#running('lanes'));
  }

  get configuration(): ConfigurationAdministration {
    return new ConfigurationAdministration(this.#running('configuration'));
  }

  /** After the database was put back from a backup. */
  get restoration(): RestorationAdministration {
    return new RestorationAdministration(this.#running('restoration'));
  }

  get log(): LogAdministration {
    return new LogAdministration(this.#running('log'), this.#options.log);
  }

  /**
   * Looks for what is wrong, or soon will be: key, dispatcher, backlog, log, clock, saved webhooks, and whether their
   * receivers can be reached, by DNS and a TLS handshake on the way of a real call. Changes nothing and calls nobody.
   */
  examine(options: ExamineOptions = {}): Promise<readonly Finding[]> {
    return examine(this.#running('examine()'), this.#options, options);
  }

  /** Whether this process delivers; another one of the installation does otherwise. */
  get dispatches(): boolean {
    return this.#engine?.dispatcher.dispatches ?? false;
  }

  #running(act: string): Engine {
    if (this.#stopping !== undefined) throw HOST_STOPPED({ act });
    if (this.#engine === undefined) throw HOST_NOT_STARTED({ act });
    return this.#engine;
  }

  async #start(): Promise<this> {
    const faults = checkOptions(this.#options);
    if (faults.length > 0) refuseProblems([...faults, ...this.#plugins.problems]);
    const { catalogue, problems } = assembleCatalogue(this.#options, this.#plugins);
    const { scope, tokens, openStore } = wireHost(this.#options, this.#plugins);
    this.#scope = scope;
    this.#plugins.open(scope, tokens);
    const services = () => ({ clock: scope.get(ClockPort), diagnostics: scope.get(Diagnostics) });
    await refuseOrDisable([...this.#plugins.problems, ...problems], this.#plugins, this.#options, services);
    try {
      const id = await openStore();
      scope.warm();
      const clock = scope.get(ClockPort);
      const diagnostics = scope.get(Diagnostics);
      this.#started = await startPlugins(this.#plugins, this.#options, { clock, diagnostics });
      const engine = makeEngine(scope, this.#plugins, catalogue, this.#observers, this.#options, id);
      await engine.configuration.reload();
      warnOfUnreadable(engine);
      await warnOfCertificates(engine, this.#options);
      if (this.#options.dispatch ?? true) await engine.dispatcher.start();
      this.#engine = engine;
      return this;
    } catch (error) {
      // What went wrong first is what has to be told.
      await this.#close(scope).catch(() => {});
      throw error;
    }
  }

  async #stop(): Promise<void> {
    try {
      await this.#starting;
    } catch {
      // The start has reported its failure and cleaned up; there is nothing left to stop.
    }
    const engine = this.#engine;
    if (engine === undefined || this.#scope === undefined) return;
    await engine.publisher.idle();
    engine.accounts.stop();
    await this.#tests.stop();
    await engine.dispatcher.stop(this.#options.stopGraceMs ?? defaultGraceMs);
    await this.#close(this.#scope);
  }

  /** Also what a start that failed has made so far. Whatever fails to close, the store is closed. */
  async #close(scope: Scope): Promise<void> {
    try {
      const services = { clock: scope.get(ClockPort), diagnostics: scope.get(Diagnostics) };
      await stopPlugins(this.#started, services);
      await this.#plugins.close(services);
      await scope.close();
    } finally {
      await this.#options.store.close();
    }
  }
}

export const createHost = (options: HostOptions): Host => new Host(options);
