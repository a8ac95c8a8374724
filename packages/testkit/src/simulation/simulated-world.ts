import { Chance } from './chance.ts';
import { drawClimate, type Climate } from './climate.ts';
import { courseOfEvents } from './course-of-events.ts';
import { modelStoreDisk, type SimulatedDisk } from './disk/simulated-disk.ts';
import { Machine } from './machine.ts';
import { SimulatedNetwork } from './network/simulated-network.ts';
import { Account, worldBegins } from './record/account.ts';
import { commitText } from './record/commit-text.ts';
import { endOfWorld } from './record/end-of-world.ts';
import { allRules, type Rule, type Watcher } from './rules/index.ts';
import { VirtualTime } from '../clock/virtual-time.ts';

export interface WorldOptions {
  /** What holds the database; the store model when left out. */
  readonly disk?: () => SimulatedDisk;
  readonly rules?: readonly Rule[];
}

export interface Violation {
  readonly rule: string;
  /** Milliseconds since the world began. */
  readonly at: number;
  readonly text: string;
}

export interface WorldResult {
  readonly seed: number;
  readonly climate: Climate;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
  readonly events: number;
  readonly deliveries: number;
  readonly calls: number;
  /** What receivers have made because of actions of several calls. */
  readonly records: number;
  /** Those among them that were made twice, as their action declares that they may. */
  readonly madeTwice: number;
  /** Simulated milliseconds. */
  readonly lasted: number;
}

const receivers = ['r1.example', 'r2.example', 'r3.example'];
const lookEveryMs = 1000;
const manyViolations = 5;

/**
 * A whole installation made from one seed: publishers, an administrator, hosts, database, log, network and receivers, and
 * what goes wrong among them. The engine in it is the real one; only its ports are simulated. The same seed makes the
 * same world, to the last line of its trace.
 *
 * @example
 * const { violations } = await simulatedWorld(17);
 */
export async function simulatedWorld(seed: number, options: WorldOptions = {}): Promise<WorldResult> {
  const { disk: makeDisk = modelStoreDisk, rules = allRules } = options;
  const chance = new Chance(seed);
  const climate = drawClimate(chance.named('climate'));
  const time = new VirtualTime(worldBegins);
  const account = new Account(() => time.now);
  const violations: Violation[] = [];
  const watchers = rules.map(({ name, watch }): Watcher =>
    watch(account, (text) => {
      account.note(`VIOLATED ${name}: ${text}`);
      violations.push({ rule: name, at: time.now - worldBegins, text });
    }),
  );
  const tell = (act: (watcher: Watcher) => void): void => watchers.forEach(act);
  const network = new SimulatedNetwork(receivers, time, chance.named('network'), {
    exchangeBegan(exchange) {
      account.exchangeBegan(exchange);
      account.note(
        `${exchange.process.owner.id}: call ${exchange.number} of ${exchange.delivery} to ${exchange.host}: ${exchange.fate} ${exchange.content.step?.name ?? ''}`.trimEnd(),
      );
      tell((watcher) => watcher.exchangeBegan?.(exchange));
    },
    exchangeArrived: (exchange) => tell((watcher) => watcher.exchangeArrived?.(exchange)),
    exchangeEnded(exchange) {
      account.note(`${exchange.process.owner.id}: call ${exchange.number} ends`);
      tell((watcher) => watcher.exchangeEnded?.(exchange));
    },
    recordMade(record) {
      const { account: there, kind, key, id, exchange } = record;
      account.note(`call ${exchange.number} has made ${id} (${there} ${kind} ${key})`);
      tell((watcher) => watcher.recordMade?.(record));
    },
  });
  const disk = makeDisk();
  const machine = new Machine({
    climate,
    time,
    chance,
    account,
    network,
    disk,
    committed(commit) {
      account.follow(commit);
      const text = commitText(commit);
      if (text !== '') account.note(text);
      tell((watcher) => watcher.committed?.(commit));
    },
  });
  const look = (): void => {
    tell((watcher) => watcher.looked?.());
    time.after(lookEveryMs, look);
  };
  time.after(lookEveryMs, look);
  try {
    const completed = await courseOfEvents(machine, chance, {
      answered: (publication) => tell((watcher) => watcher.answered?.(publication)),
      hopeless: () => violations.length >= manyViolations,
    });
    if (completed) {
      const end = await endOfWorld(disk, machine.logDisk);
      tell((watcher) => watcher.ended?.(end));
    }
  } finally {
    disk.close();
  }
  return {
    seed,
    climate,
    violations,
    trace: account.trace,
    events: account.mirror.sequences.size,
    deliveries: account.mirror.deliveries.size,
    calls: account.exchanges.length,
    ...network.records.counts,
    lasted: time.now - worldBegins,
  };
}
