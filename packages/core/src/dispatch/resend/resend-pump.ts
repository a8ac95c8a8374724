import type { DeliveryRow, NewResend, RunRow } from '../../ports/index.ts';
import { resendFinished } from '../../stages/log/index.ts';
import { Pump } from '../pump.ts';
import type { Term } from '../term-services.ts';
import { planResend } from './plan-resend.ts';
import { loggedRun, specOf } from './resend-run.ts';

/** The cursor of a run that has seen everything and is to be closed. */
const end = 'end';
/** Deliveries set going in one commit. */
const largestStep = 50;
const minuteMs = 60_000;

/**
 * Goes on with the runs that send many deliveries again: the oldest first, so many in a minute, each step one commit with
 * the progress of the run. What a crash interrupts goes on where the last step ended.
 */
export class ResendPump {
  readonly #term: Term;
  readonly #pump: Pump;
  readonly #onWritten: () => void;
  /** When the next step of a run is due. */
  readonly #due = new Map<string, number>();

  /** `onWritten` hears when there are new deliveries in the store. */
  constructor(term: Term, onWritten: () => void) {
    this.#term = term;
    this.#onWritten = onWritten;
    this.#pump = new Pump(() => this.#goOn(), term.clock, term);
  }

  /** Somebody may have begun a run. */
  look(): void {
    this.#pump.wake();
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  async #goOn(): Promise<void> {
    const { store, clock } = this.#term;
    const runs = (await store.runs({ state: 'running' })).filter(({ kind }) => kind === 'resend').toReversed();
    for (const run of runs) {
      if (this.#term.ending) return;
      if ((this.#due.get(run.id) ?? 0) <= clock.now()) await this.#step(run);
    }
    for (const id of this.#due.keys()) if (!runs.some((run) => run.id === id)) this.#due.delete(id);
    const next = Math.min(...this.#due.values());
    if (next !== Number.POSITIVE_INFINITY) this.#pump.wakeIn(Math.max(0, next - clock.now()));
  }

  async #step(run: RunRow): Promise<void> {
    const { store, clock } = this.#term;
    const at = clock.now();
    const step = { run: run.id, from: run.cursor, at };
    if (run.cursor === end) {
      this.#due.delete(run.id);
      const entry = resendFinished(loggedRun(run), { at });
      await store.resend([], { ...step, to: end, state: 'finished', leftOut: 0, entry });
      return;
    }
    const { filter, perMinute } = specOf(run);
    const limit = Math.min(largestStep, Math.ceil(perMinute / 60));
    const from = run.cursor === null ? {} : { cursor: run.cursor };
    const { rows, next = end } = await store.deliveries(filter, { limit, oldestFirst: true, ...from });
    const resends = await this.#plan(run, rows);
    const leftOut = rows.length - resends.length;
    const result = await store.resend(resends, { ...step, to: next, state: 'running', leftOut });
    this.#due.set(run.id, at + (rows.length / perMinute) * minuteMs);
    if (result !== undefined) this.#onWritten();
  }

  /** Without those whose webhook was deleted. */
  async #plan(run: RunRow, rows: readonly DeliveryRow[]): Promise<NewResend[]> {
    const { store, catalogue, configuration, clock } = this.#term;
    const { content } = specOf(run);
    const services = { catalogue, now: clock.now(), newId: () => this.#term.newId('dlv') };
    const planned: NewResend[] = [];
    for (const { id, webhook: wanted } of rows) {
      const webhook = configuration.current.webhook(wanted);
      const original = webhook && (await store.delivery(id));
      if (webhook && original) planned.push(planResend({ original, webhook, content, run: run.id }, services));
    }
    return planned;
  }
}
