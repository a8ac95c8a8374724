import { brand, contractVersion, isPlugin, type LocalizedText, type Plugin } from '@eilbote/contract';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { checkPlugin } from './check-plugin.ts';

/** What kind of thing is wrong with a plugin. */
export type PluginFaultCode = 'NO_PLUGIN' | 'CONTRACT_NEWER' | 'SHAPE' | 'NO_ACTION' | 'CATALOGUE';

/** One thing that is wrong with a plugin. */
export interface PluginFault {
  readonly code: PluginFaultCode;
  /** Place in the plugin, e.g. `targets[0].actions.save.title`; empty for the whole. */
  readonly path: string;
  readonly text: LocalizedText;
}

/** Everything for which a host would refuse a plugin, or that would keep it from ever being used, without starting it. */
export function examinePlugin(candidate: unknown): readonly PluginFault[] {
  if (!isPlugin(candidate)) return [noPlugin];
  if (candidate[brand] > contractVersion) return [newer(candidate[brand])];
  const flaws = checkPlugin(candidate).map((flaw): PluginFault => ({ code: 'SHAPE', ...flaw }));
  return flaws.length > 0 ? flaws : [...withoutAction(candidate), ...catalogueFaults(candidate)];
}

function withoutAction({ targets = [] }: Plugin): readonly PluginFault[] {
  return targets.flatMap(({ actions }, at) =>
    Object.keys(actions).length > 0
      ? []
      : [{ code: 'NO_ACTION' as const, path: `targets[${at}].actions`, text: noAction }],
  );
}

function catalogueFaults({ id, tables = [], eventTypes = [], targets = [] }: Plugin): readonly PluginFault[] {
  const { catalogue, problems } = buildCatalogue([standardContribution, { owner: id, tables, eventTypes }]);
  const unknown = targets.flatMap(({ actions }, at) =>
    Object.entries(actions).flatMap(([action, { table, recommendedFor = [] }]) => {
      const path = `targets[${at}].actions.${action}`;
      return [
        ...(table === 'any' || catalogue.table(table) !== undefined ? [] : [unknownName(`${path}.table`, table)]),
        ...recommendedFor
          .filter((event) => catalogue.eventType(event) === undefined)
          .map((event) => unknownName(`${path}.recommendedFor`, event)),
      ];
    }),
  );
  const wrong = problems.map(({ error }): PluginFault => ({ code: 'CATALOGUE', path: '', text: error.text }));
  return [...wrong, ...unknown];
}

const unknownName = (path: string, name: string): PluginFault => ({
  code: 'CATALOGUE',
  path,
  text: {
    de: `„${name}“ gibt es nicht, weder mitgeliefert noch in diesem Plugin.`,
    en: `There is no "${name}", neither in the catalogue nor in this plugin.`,
  },
});

const noPlugin: PluginFault = {
  code: 'NO_PLUGIN',
  path: '',
  text: {
    de: 'Das ist kein Plugin. Plugins entstehen mit definePlugin() oder defineTargetSystem().',
    en: 'This is no plugin. Plugins are made by definePlugin() or defineTargetSystem().',
  },
};
const newer = (version: number): PluginFault => ({
  code: 'CONTRACT_NEWER',
  path: '',
  text: {
    de: `Es ist für Fassung ${version} des Vertrags geschrieben, hier gilt Fassung ${contractVersion}. Eilbote erneuern.`,
    en: `It is written for contract version ${version}, this is version ${contractVersion}. Upgrade Eilbote.`,
  },
});
const noAction: LocalizedText = {
  de: 'Das Zielsystem hat keine Aktion: Niemand kann es benutzen.',
  en: 'The target system has no action: nobody can use it.',
};
