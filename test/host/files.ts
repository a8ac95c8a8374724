import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which files below a folder hold a text, as UTF-8 bytes, wherever in the file. */
export function filesHolding(folder: string, text: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
