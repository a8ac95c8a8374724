export interface BenchOptions {
  /** Pieces of work in one run. */
  readonly count?: number;
  /** Runs of each kind, in turn. */
  readonly pairs?: number;
}

export interface Bench {
  readonly title: string;
  /** Prints its table; gives the figure in one line. */
  run(options: BenchOptions, print: (line: string) => void): Promise<string>;
}
