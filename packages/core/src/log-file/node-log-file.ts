import fs from 'node:fs';
import path from 'node:path';
import type { LogFile } from '../ports/index.ts';
import { FileHandle } from './file-handle.ts';
import { replaceFile } from './replace-file.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAgain } from './write-again.ts';
import { LOG_NAME_TAKEN } from './errors.ts';

export const currentLogName = 'Webhooks.log';

/** Lines name people by their record keys: others on the machine have no business reading them. */
const folderMode = 0o750;
const fileMode = 0o640;

export interface NodeLogFileOptions {
  /** Made when it is first written to. */
  readonly folder: string;
  /** Name of the current file. */
  readonly name?: string;
}

/** The delivery log in a folder of this machine's file system, opened for appending only. */
export function nodeLogFile({ folder, name: currentName = currentLogName }: NodeLogFileOptions): LogFile {
  const currentPath = path.join(folder, currentName);
  let handle: FileHandle | undefined;
  // A process before this one may have died between writing and syncing.
  let folderChanged = true;

  const pathOf = (name: string | undefined): string =>
    name === undefined ? currentPath : path.join(folder, path.basename(name));

  const retire = (): void => {
    const retired = handle;
    handle = undefined;
    retired?.close();
  };

  /** Lets go of a file that is no longer the one in the folder; what was written to it must still reach the disk. */
  const letGoOf = (lost: FileHandle): void => {
    handle = undefined;
    try {
      lost.sync();
    } finally {
      lost.close();
    }
  };

  const open = (): FileHandle => {
    if (handle !== undefined) return handle;
    fs.mkdirSync(folder, { recursive: true, mode: folderMode });
    handle = new FileHandle(fs.openSync(currentPath, 'a', fileMode));
    folderChanged = true;
    return handle;
  };

  /** A file that is not open here can hold lines that a dead process has not synced. */
  const existing = (): FileHandle | undefined => handle ?? (fs.existsSync(currentPath) ? open() : undefined);

  return {
    size(name) {
      const stats = fs.statSync(pathOf(name), { throwIfNoEntry: false });
      if (name === undefined && handle !== undefined && !handle.is(stats)) letGoOf(handle);
      return stats?.size ?? 0;
    },

    read(offset, bytes, name) {
      let file: number;
      try {
        file = fs.openSync(pathOf(name), 'r');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Uint8Array(0);
        throw error;
      }
      try {
        const target = new Uint8Array(Math.max(0, Math.min(bytes, fs.fstatSync(file).size - offset)));
        let filled = 0;
        while (filled < target.length) {
          const arrived = fs.readSync(file, target, filled, target.length - filled, offset + filled);
          if (arrived === 0) break;
          filled += arrived;
        }
        return target.subarray(0, filled);
      } finally {
        fs.closeSync(file);
      }
    },

    append: (bytes) => open().append(bytes),

    truncate(bytes) {
      fs.truncateSync(currentPath, bytes);
    },

    writeAgain: (offset, end) => writeAgain(currentPath, offset, end),

    rotate(name) {
      const target = pathOf(name);
      if (fs.existsSync(target)) throw LOG_NAME_TAKEN({ file: target });
      retire();
      fs.renameSync(currentPath, target);
      folderChanged = true;
    },

    siblings() {
      try {
        return fs.readdirSync(folder).filter((name) => name !== currentName);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },

    remove(name) {
      fs.rmSync(pathOf(name), { force: true });
    },

    async replace(name, content) {
      const file = pathOf(name);
      if (fs.existsSync(file)) await replaceFile(file, content, fileMode);
    },

    sync() {
      existing()?.sync();
      if (folderChanged) syncFolder(folder);
      folderChanged = false;
    },

    async syncInBackground() {
      const file = existing();
      const alsoFolder = folderChanged;
      folderChanged = false;
      try {
        await file?.syncInBackground();
        if (alsoFolder) syncFolder(folder);
      } catch (error) {
        folderChanged ||= alsoFolder;
        throw error;
      }
    },

    close: retire,
  };
}
