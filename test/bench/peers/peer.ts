/** What one would build instead: a queue, got, and a line for every call. */
export interface Peer {
  readonly title: string;
  /** Delivers so many jobs to the URL, at most `concurrency` at once; resolves when all have arrived and their lines are written. */
  run(job: PeerJob): Promise<void>;
  stop(): Promise<void>;
}

export interface PeerJob {
  readonly url: string;
  readonly count: number;
  readonly concurrency: number;
  readonly body: string;
  /** The line of each call goes there. */
  readonly logFile: string;
}
