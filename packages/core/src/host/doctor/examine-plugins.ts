import { brand, contractVersion } from '@eilbote/contract';
import { version } from '../../version.ts';
import type { Engine } from '../engine.ts';
import { ok, type Finding } from './finding.ts';

/** Which plugins are there, and for which version of the contract they were written. A newer one stops the start. */
export function examinePlugins({ plugins: { plugins } }: Engine): readonly Finding[] {
  const names = plugins.map((plugin) =>
    plugin[brand] === contractVersion ? plugin.id : `${plugin.id} (${plugin[brand]})`,
  );
  const listed = { de: names.join(', ') || 'keine', en: names.join(', ') || 'none' };
  return [
    ok(
      'plugins',
      `Eilbote ${version}, Vertrag ${contractVersion}; Plugins: ${listed.de}.`,
      `Eilbote ${version}, contract ${contractVersion}; plugins: ${listed.en}.`,
    ),
  ];
}
