/**
 * What the dispatcher knows of the waiting deliveries of one webhook in one lane, without holding them: whether some
 * are due, and when the next ones will be. The deliveries themselves stay in the store until they are claimed.
 */
export class Queue {
  readonly lane: string;
  readonly webhook: string;
  /** Number of the turn it last had; the smallest comes first. */
  lastTurn = 0;
  /** Its webhook is paused: nothing is claimed, whatever is due. */
  paused = false;
  #ready = false;
  #next = Number.POSITIVE_INFINITY;
  #moreLater = false;
  #additions = 0;

  constructor(lane: string, webhook: string) {
    this.lane = lane;
    this.webhook = webhook;
  }

  /** Something may be due now. */
  isReady(now: number): boolean {
    if (this.#next <= now) {
      this.#ready = true;
      this.#next = Number.POSITIVE_INFINITY;
    }
    return this.#ready && !this.paused;
  }

  get nextDue(): number {
    return this.paused ? Number.POSITIVE_INFINITY : this.#next;
  }

  /** A delivery waits and will be due then. */
  add(due: number, now: number): void {
    if (due <= now) {
      this.#ready = true;
      this.#additions += 1;
      return;
    }
    if (this.#next !== Number.POSITIVE_INFINITY && this.#next !== due) this.#moreLater = true;
    this.#next = Math.min(this.#next, due);
  }

  /** The store has told its earliest due time; later ones are not known. */
  scanned(due: number, now: number): void {
    this.add(due, now);
    this.#moreLater = true;
  }

  /** To be handed to {@link exhausted} with the answer of a claim that begins now. */
  get additions(): number {
    return this.#additions;
  }

  /**
   * A claim got less than it asked for: nothing was due when it was made. What was added while it was under way is not
   * in its answer.
   * @returns whether later ones may exist that only the store knows
   */
  exhausted(additionsBefore: number): boolean {
    if (this.#additions !== additionsBefore) return false;
    this.#ready = false;
    const unknown = this.#moreLater;
    this.#moreLater = false;
    return unknown;
  }
}
