import { cpus, totalmem, type } from 'node:os';

export interface Measured {
  readonly perSecond: number;
  /** Microseconds of processor time of this process for each, all threads. */
  readonly cpuMicroseconds: number;
}

export async function measure(count: number, work: () => Promise<void>): Promise<Measured> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: count / seconds, cpuMicroseconds: (used.user + used.system) / count };
}

/** Runs `count` pieces of work, at most `concurrency` at once. */
export async function inParallel(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
}

export function machine(): string {
  const [first] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} x ${first?.model ?? 'unknown'}, ${gibibytes} GiB, ${type()}, Node ${process.version}`;
}
