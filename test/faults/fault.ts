/** Something that goes wrong around a host, and what the promise is worth then. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** @param events how many deliveries there shall be; small in the tests, large on demand */
  run(events: { readonly backlog: number }): Promise<FaultReport>;
}

export interface FaultReport {
  /** How the fault was made, as this machine allows it. */
  readonly how: string;
  /** What was seen, in a few words and figures. */
  readonly seen: string;
  /** Sentences; empty if the promise was kept. */
  readonly broken: readonly string[];
  /** Why the fault could not be made here; nothing was tried then. */
  readonly skipped?: string;
}

export const notHere = (reason: string): FaultReport => ({ how: '-', seen: '-', broken: [], skipped: reason });

/** The sentence if it is not so. */
export const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence]);
