import { delimiter } from 'node:path';
import { workspaceRoot } from '../workspace/packages.ts';

const told =
  /^(npm_(package|lifecycle|config_local_prefix|command|execpath|node_execpath)|pnpm_config_verify|PNPM_PACKAGE_NAME|INIT_CWD|VITEST|NODE_ENV|NODE_OPTIONS|CI$)/;

/**
 * The environment without what npm, pnpm and vitest tell the programs they start, an inner npm or pnpm would take it for
 * its own settings, without the mark of a CI, where vitest writes no snapshot that is missing, and without the programs of
 * this workspace.
 */
export function environmentOfAStranger(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(workspaceRoot));
  const kept = Object.entries(process.env).filter(([name]) => !told.test(name));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}
