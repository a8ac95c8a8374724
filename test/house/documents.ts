import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace/packages.ts';

/** Every document that people read to use or extend Eilbote; files are named from the workspace root. */
export function documents(): readonly { readonly file: string; readonly text: string }[] {
  return globSync(['*.md', 'docs/**/*.md', '{packages,plugins,examples}/*/*.md'], {
    cwd: workspaceRoot,
    exclude: ['**/node_modules/**'],
  })
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(workspaceRoot, file), 'utf8') }));
}
