import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a process can be in the middle of when it is killed. */
export const stages = ['accept', 'match', 'claim', 'send', 'settle', 'log'] as const;
export type Stage = (typeof stages)[number];

/**
 * Tells through a file how many calls of each stage are under way. What was written is there for whoever reads it after
 * the death of the process: it lies in the page cache of the system.
 */
export class StageBoard<S extends string = Stage> {
  readonly #file: number;
  readonly #stages: readonly string[];
  readonly #underWay: Uint8Array;

  constructor(path: string, names: readonly S[] = stages as readonly string[] as readonly S[]) {
    this.#file = openSync(path, 'w');
    this.#stages = names;
    this.#underWay = new Uint8Array(names.length);
    writeSync(this.#file, this.#underWay, 0, names.length, 0);
  }

  async during<T>(stage: S, act: () => Promise<T>): Promise<T> {
    this.#change(stage, 1);
    try {
      return await act();
    } finally {
      this.#change(stage, -1);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #change(stage: S, by: number): void {
    const place = this.#stages.indexOf(stage);
    this.#underWay[place] = (this.#underWay[place] ?? 0) + by;
    writeSync(this.#file, this.#underWay, place, 1, place);
  }
}

/** The stages in which the process was when it died. */
export function stagesUnderWay<S extends string = Stage>(
  path: string,
  names: readonly S[] = stages as readonly string[] as readonly S[],
): ReadonlySet<S> {
  const counts = readFileSync(path);
  return new Set(names.filter((_, place) => (counts[place] ?? 0) > 0));
}
