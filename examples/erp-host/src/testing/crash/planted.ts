import type { PlantName } from './plants.ts';
import { type CrashResult, crashRounds } from './rounds.ts';

const mostKills = 50;

/** Kills an ERP that has no outbox, until one half of something is missing. */
export function lossOfPlanted(plant: PlantName): Promise<CrashResult> {
  return crashRounds({
    rounds: mostKills,
    mostKills,
    command: { script: new URL('planted-main.ts', import.meta.url), args: [plant] },
  });
}
