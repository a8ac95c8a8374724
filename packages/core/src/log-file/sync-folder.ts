import fs from 'node:fs';

/** Windows cannot open a folder for this and needs no such call; a folder that does not exist holds no names. */
const noSuchThing = new Set(['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOENT']);

/** Makes the names of new and renamed files in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = fs.openSync(folder, 'r');
  } catch (error) {
    if (noSuchThing.has((error as NodeJS.ErrnoException).code ?? '')) return;
    throw error;
  }
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    if (!noSuchThing.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}
