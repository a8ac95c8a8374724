/** Interruptions from which on a delivery may be what ends the process. */
const suspectFrom = 2;
/** Those that have to wait for their turn come back one after the other, so far apart. */
const spacingMs = 200;

/**
 * Lets one suspect at a time be under way: when the process dies again, only that one was interrupted once more. So it
 * is the culprit that comes to the last interruption, and not what happened to be sent beside it.
 */
export class Suspects {
  #underWay: string | undefined;
  #nextTurn = 0;

  isSuspect({ interruptions }: { readonly interruptions: number }): boolean {
    return interruptions >= suspectFrom;
  }

  /** `undefined` where it may go; else when it may come again. */
  admit(delivery: string, now: number): number | undefined {
    if (this.#underWay === undefined) {
      this.#underWay = delivery;
      this.#nextTurn = now;
      return undefined;
    }
    this.#nextTurn = Math.max(this.#nextTurn, now) + spacingMs;
    return this.#nextTurn;
  }

  ended(delivery: string): void {
    if (this.#underWay === delivery) this.#underWay = undefined;
  }
}
