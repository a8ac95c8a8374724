import type { Chance } from './chance.ts';
import { troubleNames, type TroubleName } from './climate.ts';
import type { Machine } from './machine.ts';
import { Administrator } from './people/administrator.ts';
import { Publisher } from './people/publisher.ts';
import type { Publication } from './record/account.ts';
import { troubles } from './troubles.ts';

/** When all is well again everything must be done within this time; the longest openings of a breaker are in it. */
const recoveryMs = 60 * 60_000;
/** Longer than any trouble lasts with what follows from it. */
const longestTroubleMs = 200_000;
const setUpMs = 60_000;
const mostTries = 10;
/** What the log is behind its history at most: the longest pause between two tries to write it, and a second one. */
const logMs = 65_000;
const healthyLogMs = 3000;

export interface CourseHooks {
  answered(publication: Publication): void;
  /** Something went wrong that cannot get better: the rest of the time would be wasted. */
  hopeless(): boolean;
}

/**
 * A life in three parts: webhooks are set up; people work while things go wrong; all is put right, and the engine has
 * time to finish. False where it was broken off.
 */
export async function courseOfEvents(machine: Machine, chance: Chance, hooks: CourseHooks): Promise<boolean> {
  const { climate, time } = machine;
  const administrator = new Administrator(machine, climate, chance.named('administrator'));
  const publisher = new Publisher(machine, climate, chance.named('publisher'), hooks.answered);

  await during(machine, setUpMs, hooks, async () => {
    await machine.bootMissing();
    await administrator.setUp();
  });

  const until = time.now + climate.activeMs;
  const working = [
    administrator.work(until),
    ...Array.from({ length: climate.publishers }, (_, index) => publisher.work(`p${index}`, until)),
    ...troublesOf(machine, chance.named('troubles')),
    ...moodsOf(machine, chance.named('moods')),
  ];
  await during(machine, climate.activeMs + longestTroubleMs, hooks, () => Promise.all(working));

  for (const receiver of machine.network.receivers) receiver.feel('healthy');
  const { account } = machine;
  const isDone = () => account.isDone && account.calmSince < time.now;
  // The last answer that a webhook is unwanted may come after it was switched on again.
  for (let tries = 0; tries < mostTries && (tries === 0 || account.isHeldUp); tries += 1) {
    await during(machine, recoveryMs, hooks, () => administrator.settleDown());
    await time.run(recoveryMs, () => hooks.hopeless() || isDone() || account.isHeldUp);
  }
  const { fullLog, logFault } = climate.troubles;
  await time.run(fullLog + logFault > 0 ? logMs : healthyLogMs, hooks.hopeless);
  await during(machine, setUpMs, hooks, () => Promise.all(machine.hosts.map((host) => machine.stop(host))));
  return !hooks.hopeless();
}

/** Lets the world run until something has ended. */
async function during(
  { time }: Machine,
  mostMs: number,
  { hopeless }: CourseHooks,
  act: () => Promise<unknown>,
): Promise<void> {
  let ended = false;
  const acting = act().finally(() => {
    ended = true;
  });
  // Awaited below, when the world has come so far; until then its failure is nobody's yet.
  acting.catch(() => {});
  await time.run(mostMs, () => ended || hopeless());
  if (ended) await acting;
  else if (!hopeless()) throw new Error(`the world hangs: something should have ended within ${mostMs} ms`);
}

function troublesOf(machine: Machine, chance: Chance): readonly Promise<void>[] {
  return troubleNames.flatMap((name: TroubleName) =>
    Array.from({ length: machine.climate.troubles[name] }, async () => {
      await machine.wait(chance.integer(0, machine.climate.activeMs));
      await machine.disturb(() => troubles[name](machine, chance));
    }),
  );
}

function moodsOf(machine: Machine, chance: Chance): readonly Promise<void>[] {
  const { climate, account, network } = machine;
  return Array.from({ length: climate.moodChanges }, async () => {
    await machine.wait(chance.integer(0, climate.activeMs));
    const receiver = chance.pick(network.receivers);
    const mood = chance.pick(climate.moods);
    account.note(`${receiver.host} is ${mood}`);
    receiver.feel(mood);
  });
}
