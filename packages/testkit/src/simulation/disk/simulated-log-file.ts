import type { LogFile } from '@eilbote/core';
import { ProcessIsDead, type SimulatedProcess } from '../simulated-process.ts';

export interface LogFileHooks {
  /** Where a process shall die in the middle of an append: after so many of its bytes. */
  deathIn(bytes: number): number | undefined;
  told(text: string): void;
}

/** The delivery log as one process writes it. Its calls are synchronous, so a death can come only in the middle of one. */
export function simulatedLogFile(inner: LogFile, process: SimulatedProcess, { deathIn, told }: LogFileHooks): LogFile {
  const alive = (): LogFile => {
    process.mustLive();
    return inner;
  };
  return {
    size: (name) => alive().size(name),
    read: (offset, bytes, name) => alive().read(offset, bytes, name),
    append(bytes) {
      const written = process.state === 'dead' ? undefined : deathIn(bytes.length);
      if (written === undefined) {
        const before = inner.size();
        const arrived = alive().append(bytes);
        told(`log: ${sequencesIn(bytes)} at ${before}, ${arrived} of ${bytes.length} bytes`);
        return arrived;
      }
      inner.append(bytes.subarray(0, written));
      process.die();
      throw new ProcessIsDead();
    },
    truncate(bytes) {
      told(`log: cut from ${inner.size()} to ${bytes} bytes`);
      alive().truncate(bytes);
    },
    writeAgain(offset, end) {
      alive().writeAgain(offset, end);
      told(`log: ${offset} to ${end} written again`);
    },
    rotate(name) {
      alive().rotate(name);
      told(`log: becomes ${name}`);
    },
    siblings: () => alive().siblings(),
    remove: (name) => alive().remove(name),
    async replace(name, content) {
      await process.untilDeath(alive().replace(name, content));
      told(`log: ${name} replaced`);
    },
    sync: () => alive().sync(),
    syncInBackground: () =>
      process.state === 'dead' ? new Promise(() => {}) : Promise.resolve(process.untilDeath(inner.syncInBackground())),
    close: () => inner.close(),
  };
}

function sequencesIn(bytes: Uint8Array): string {
  const found = [
    ...Buffer.from(bytes)
      .toString()
      .matchAll(/"seq":(\d+)/g),
  ].map(([, sequence]) => sequence);
  return found.length < 2 ? `line ${found[0] ?? '?'}` : `lines ${found[0]} to ${found.at(-1)}`;
}
