import { simulatedWorld, type WorldResult } from '@eilbote/testkit/simulation';
import { sqliteDisk } from './sqlite-disk.ts';

export type StoreChoice = 'model' | 'sqlite' | 'both';

/** With `both`, one world in ten has the real database: it is slower, and the model finds most things as well. */
const everyTenth = 10;

export const storeOf = (seed: number, choice: StoreChoice): 'model' | 'sqlite' => {
  if (choice !== 'both') return choice;
  return seed % everyTenth === 0 ? 'sqlite' : 'model';
};

type Reported = 'seed' | 'events' | 'deliveries' | 'calls' | 'records' | 'madeTwice' | 'lasted';

/** What is worth telling about a world. */
export interface SeedReport extends Pick<WorldResult, Reported> {
  readonly store: 'model' | 'sqlite';
  /** Empty if all went well. */
  readonly problems: readonly string[];
  /** Only of worlds with problems, or where asked for. */
  readonly trace: readonly string[];
}

/** Never throws: a world that cannot go on is a problem like any other. */
export async function simulateSeed(seed: number, choice: StoreChoice, withTrace = false): Promise<SeedReport> {
  const store = storeOf(seed, choice);
  try {
    const result = await simulatedWorld(seed, store === 'sqlite' ? { disk: sqliteDisk } : {});
    const { violations, climate, events, deliveries, calls, records, madeTwice, lasted } = result;
    const problems = violations.map(({ rule, at, text }) => `${(at / 1000).toFixed(3)} s, ${rule}: ${text}`);
    const trace = problems.length > 0 || withTrace ? [JSON.stringify(climate), ...result.trace] : [];
    return { seed, store, events, deliveries, calls, records, madeTwice, lasted, problems, trace };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const nothing = { events: 0, deliveries: 0, calls: 0, records: 0, madeTwice: 0, lasted: 0 };
    return { seed, store, ...nothing, problems: [problem], trace: [] };
  }
}
