import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where key files lie: below the user's configuration folder, never in the data folder, so that a backup or a copy of
 * the data does not bring its key along. `XDG_CONFIG_HOME`, else `~/.config`; on Windows `APPDATA`; on macOS
 * `~/Library/Application Support`.
 */
export function keyFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return join(configurationFolder(environment, platform), 'eilbote', 'keys');
}

function configurationFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (environment['XDG_CONFIG_HOME']) return environment['XDG_CONFIG_HOME'];
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return join(homedir(), '.config');
}
