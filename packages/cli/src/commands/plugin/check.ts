import { resolve } from 'node:path';
import { brand, toJsonSchema, type Plugin } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { loadPlugins, type PackageFault } from './load-plugin.ts';

export const checkPluginFolder = defineCommand({
  name: 'check',
  summary: {
    de: 'prüft das Paket eines Plugins und führt dazu seinen Code aus; angemeldet wird es in eilbote.config.ts',
    en: 'checks the package of a plugin, which runs its code; it is registered in eilbote.config.ts',
  },
  arguments: [{ name: '<folder>', text: { de: 'Ordner mit package.json', en: 'folder with package.json' } }],
  examples: ['eilbote plugin check ./stechuhr', 'eilbote plugin check . --json'],
  json: '{ "plugins": [{ "id", "contract", "targets": [{ "id", "title", "settings", "actions": [{ "id", "table", "recommendedFor" }] }] }], "faults": [{ "code", "path", "text": { "de", "en" } }] }',
  async run({ io, json }, [folder = '.']) {
    const { plugins, faults } = await loadPlugins(resolve(io.cwd, folder));
    if (json) printJson(io, { plugins: faults.length > 0 ? [] : plugins.map(manifestOf), faults });
    else report(io, plugins, faults);
    return faults.length === 0 ? exitCodes.ok : exitCodes.failure;
  },
});

/** What a plugin is, as data: for catalogues and for comparing one release with the next. */
const manifestOf = (plugin: Plugin) => ({
  id: plugin.id,
  contract: plugin[brand],
  targets: (plugin.targets ?? []).map(({ id, title, account, actions }) => ({
    id,
    title,
    settings: toJsonSchema(account?.settings ?? {}, account?.optionalSettings ?? []),
    actions: Object.entries(actions).map(([name, action]) => ({
      id: name,
      title: action.title,
      table: action.table,
      recommendedFor: action.recommendedFor ?? [],
      kind: 'steps' in action ? 'several calls' : 'one call',
    })),
  })),
});

function report(io: Io, plugins: readonly Plugin[], faults: readonly PackageFault[]): void {
  const de = io.language === 'de';
  if (faults.length > 0) {
    const rows = faults.map(({ code, path, text }) => [styled(io, 'red', `✕ ${code}`), path, say(io, text)]);
    io.out(table(de ? ['Fehler', 'Stelle', 'Was'] : ['fault', 'place', 'what'], rows));
    return;
  }
  for (const plugin of plugins) {
    const targets = (plugin.targets ?? []).map(({ id, actions }) => `${id} (${Object.keys(actions).join(', ')})`);
    const whole = [plugin.id, `${de ? 'Vertrag' : 'contract'} ${plugin[brand]}`, targets.join(', ')];
    io.out(`${styled(io, 'green', '✓')} ${whole.filter((part) => part !== '').join(' · ')}`);
  }
}
