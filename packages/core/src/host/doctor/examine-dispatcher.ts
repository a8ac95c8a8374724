import type { Engine } from '../engine.ts';
import { found, ok, type Finding } from './finding.ts';
import { spanOf } from './spans.ts';

/** Who delivers, since when, and what waits for it. */
export async function examineDispatcher({ store, clock, processes }: Engine): Promise<readonly Finding[]> {
  const now = clock.now();
  const [{ owner, until, since }, unmatched, { rows }] = await Promise.all([
    store.dispatcher(),
    store.unmatched(1),
    store.deliveries({ states: ['waiting'] }, { limit: 1, oldestFirst: true }),
  ]);
  const somethingWaits = unmatched.length > 0 || rows.length > 0;
  if (owner !== undefined && until >= now && !processes.isGone(owner)) {
    const held = since === null ? undefined : spanOf(now - since);
    return [
      ok(
        'dispatcher',
        `Prozess ${owner.pid} auf ${owner.host} stellt zu${held === undefined ? '' : `, seit ${held.de}`}.`,
        `Process ${owner.pid} on ${owner.host} dispatches${held === undefined ? '' : `, for ${held.en}`}.`,
      ),
    ];
  }
  const text =
    owner === undefined
      ? { de: 'Kein Prozess stellt zu.', en: 'No process dispatches.' }
      : {
          de: `Kein Prozess stellt zu; zuletzt war es Prozess ${owner.pid} auf ${owner.host}, der nicht ordentlich beendet wurde.`,
          en: `No process dispatches; the last one was process ${owner.pid} on ${owner.host}, which did not end in an orderly way.`,
        };
  const remedy = {
    de: 'Starten Sie den Host. Läuft er, dann ohne „dispatch: false“ und mit demselben Datenordner?',
    en: 'Start the host. If it runs: without "dispatch: false", and on the same data folder?',
  };
  return [found(somethingWaits ? 'problem' : 'warning', 'dispatcher', text, { remedy })];
}
