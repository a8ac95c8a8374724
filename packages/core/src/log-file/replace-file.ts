import fs from 'node:fs';
import path from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** Ends the name of what a crash left half written. */
export const unfinishedEnding = '.unfinished';

/**
 * Puts other content in place of a file that is there: written beside it, forced to the disk, then renamed over it, so
 * that a crash leaves the one or the other.
 */
export async function replaceFile(file: string, content: Uint8Array, mode: number): Promise<void> {
  const beside = `${file}${unfinishedEnding}`;
  await fs.promises.rm(beside, { force: true });
  const handle = await fs.promises.open(beside, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  // It may have been deleted by its age meanwhile, and must not come back.
  if (fs.existsSync(file)) fs.renameSync(beside, file);
  else fs.rmSync(beside);
  syncFolder(path.dirname(file));
}
