import type { LogFile } from '@eilbote/core';
import { UnsyncedBytes, type CrashChance } from './unsynced-bytes.ts';

const currentName = 'Webhooks.log';

/** A fault that the disk shall show. */
export type LogDiskFault = 'sync' | 'append' | 'rotate';

/**
 * The folder of a delivery log in memory. It tells apart what a reader sees and what is on the disk for certain, and so
 * can be crashed; it can be full, and it can fail.
 *
 * @example
 * const disk = memoryLogDisk();
 * const log = new DeliveryLog({ file: disk.connect(), source: store, clock });
 * disk.powerCut(chance); // the process is dead as well: go on with another disk.connect()
 */
export interface MemoryLogDisk {
  /** A file for one process. */
  connect(): LogFile;
  /** Bytes that all files together may have. */
  capacity: number;
  /** The next call of this kind throws. */
  failNext(fault: LogDiskFault): void;
  /** What was not synced survives in part only, or torn. */
  powerCut(chance: CrashChance): void;
  /** Renames the current file as a tool outside would do it. */
  moveAway(name: string): void;
  /** Text of the current file, or of another one. */
  text(name?: string): string;
  names(): readonly string[];
}

export interface MemoryLogDiskOptions {
  readonly capacity?: number;
  /** A sync in the background ends when this resolves; at once if left out. */
  readonly syncing?: () => Promise<void>;
}

type Folder = Map<string, UnsyncedBytes>;

export function memoryLogDisk({
  capacity = Number.POSITIVE_INFINITY,
  syncing = () => Promise.resolve(),
}: MemoryLogDiskOptions = {}): MemoryLogDisk {
  let folder: Folder = new Map();
  /** What the folder would be after a power cut, at the earliest and after each change since. */
  let folderHistory: Folder[] = [new Map()];
  let powerCuts = 0;
  const faults = new Set<LogDiskFault>();

  const changed = (): void => {
    folderHistory.push(new Map(folder));
  };
  const failIfAsked = (fault: LogDiskFault): void => {
    if (faults.delete(fault)) throw new Error(`the disk reports a fault (${fault})`);
  };
  const rename = (from: string, to: string): void => {
    const file = folder.get(from);
    if (file === undefined) throw new Error(`there is no ${from}`);
    folder.delete(from);
    folder.set(to, file);
    changed();
  };

  const disk: MemoryLogDisk = {
    capacity,
    failNext: (fault) => faults.add(fault),
    moveAway: (name) => rename(currentName, name),
    text: (name = currentName) => Buffer.from(folder.get(name)?.bytes ?? []).toString(),
    names: () => [...folder.keys()],
    powerCut(chance) {
      powerCuts += 1;
      const kept = folderHistory[Math.floor(chance.fraction() * folderHistory.length)] ?? folder;
      folder = new Map([...kept].map(([name, file]) => [name, new UnsyncedBytes(file.afterPowerCut(chance))]));
      folderHistory = [new Map(folder)];
    },
    connect: () => connect(),
  };

  const syncFile = (file: UnsyncedBytes | undefined, changes: number | undefined): void => {
    if (faults.delete('sync')) {
      file?.failSync();
      throw new Error('the disk reports a fault (sync)');
    }
    file?.sync(changes);
  };

  function connect(): LogFile {
    let open: UnsyncedBytes | undefined;
    let closes = 0;
    const existing = (): UnsyncedBytes | undefined => open ?? folder.get(currentName);
    return {
      size: (name) => folder.get(name ?? currentName)?.length ?? 0,
      read: (offset, bytes, name) =>
        folder.get(name ?? currentName)?.bytes.slice(offset, offset + bytes) ?? new Uint8Array(0),
      append(bytes) {
        failIfAsked('append');
        let file = folder.get(currentName);
        if (file === undefined) {
          file = new UnsyncedBytes();
          folder.set(currentName, file);
          changed();
        }
        open = file;
        let used = 0;
        for (const { length } of folder.values()) used += length;
        const fitting = bytes.subarray(0, Math.max(0, Math.min(bytes.length, disk.capacity - used)));
        file.append(fitting);
        return fitting.length;
      },
      truncate: (bytes) => {
        folder.get(currentName)?.truncate(bytes);
        open = folder.get(currentName);
      },
      writeAgain: (offset, end) => folder.get(currentName)?.writeAgain(offset, end),
      rotate(name) {
        failIfAsked('rotate');
        if (folder.has(name)) throw new Error(`there is a ${name} already`);
        rename(currentName, name);
        open = undefined;
      },
      siblings: () => [...folder.keys()].filter((name) => name !== currentName),
      remove(name) {
        folder.delete(name);
        changed();
      },
      async replace(name, content) {
        await syncing();
        if (!folder.has(name)) return;
        folder.set(name, new UnsyncedBytes(content.slice()));
        folderHistory = [new Map(folder)];
      },
      sync() {
        syncFile(existing(), undefined);
        folderHistory = [new Map(folder)];
      },
      async syncInBackground() {
        const file = existing();
        const changes = file?.unsynced;
        const folderChanges = folderHistory.length - 1;
        const began = powerCuts + closes;
        await syncing();
        // Nobody is left who could learn how it ended; the next sync will tell.
        if (powerCuts + closes !== began) return;
        syncFile(file, changes);
        folderHistory.splice(0, Math.min(folderChanges, folderHistory.length - 1));
      },
      close() {
        closes += 1;
        open = undefined;
      },
    };
  }

  return disk;
}
