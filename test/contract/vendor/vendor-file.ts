import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workspaceRoot } from '../../workspace/packages.ts';
import type { Described } from './described.ts';
import { overlays } from './overlays.ts';

/** A vendor's description of its interface, and how it is to be read. */
export interface VendorFile {
  readonly file: string;
  /** Of OpenAPI: 3.1 speaks JSON Schema 2020-12, 3.0 a dialect of its own with `nullable`. */
  readonly dialect: '3.0' | '3.1';
  /** What the URL of the server has before the paths of the file. */
  readonly basePath: string;
}

/** The vendors' files lie beside the repository and are not committed: they are not ours to hand on. */
const folder = join(workspaceRoot, '..', 'shared', 'specs');

/** The file with our overlays; `undefined` where it is not there. */
export function readVendorFile({ file }: VendorFile): Described | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  const described = parse(readFileSync(path, 'utf8')) as Described;
  for (const { apply } of overlays[file] ?? []) apply(described);
  return described;
}
