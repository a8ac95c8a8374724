import type { Chance } from './chance.ts';
import type { TroubleName } from './climate.ts';
import type { Machine, RunningHost } from './machine.ts';

type Trouble = (machine: Machine, chance: Chance) => Promise<void>;

const longestOutageMs = 12_000;
/** Longer than any lease: what the process does when it goes on is in nobody's name any more. */
const longestFreezeMs = 70_000;

/** What can go wrong. Each of them is over when its promise resolves. */
export const troubles: { readonly [name in TroubleName]: Trouble } = {
  async kill(machine, chance) {
    const victim = victimIn(machine, chance);
    if (victim === undefined) return;
    machine.kill(victim);
    await comeBack(machine, chance);
  },

  async killInAppend(machine, chance) {
    const victim = victimIn(machine, chance);
    if (victim === undefined) return;
    machine.doomed = victim.process;
    await machine.wait(longestOutageMs);
    machine.doomed = undefined;
    if (victim.process.state === 'dead') await comeBack(machine, chance);
  },

  async powerCut(machine, chance) {
    machine.powerCut();
    await comeBack(machine, chance);
  },

  async freeze(machine, chance) {
    const victim = leaderIn(machine) ?? victimIn(machine, chance);
    if (victim === undefined) return;
    machine.account.note(`${victim.process.owner.id} is frozen`);
    victim.process.pause();
    if (chance.happens(0.5)) await machine.wait(chance.integer(1, longestFreezeMs));
    else await awkwardMoment(machine, victim);
    machine.account.note(`${victim.process.owner.id} goes on`);
    victim.process.resume();
  },

  async restart(machine, chance) {
    const victim = victimIn(machine, chance);
    if (victim === undefined || victim.process.state !== 'running') return;
    await machine.stop(victim);
    await comeBack(machine, chance);
  },

  async diskFault(machine, chance) {
    machine.account.note('the database takes no calls');
    machine.diskIsFaulty = true;
    await machine.wait(chance.integer(1, longestOutageMs));
    machine.diskIsFaulty = false;
    machine.account.note('the database takes calls again');
  },

  async slowDisk(machine, chance) {
    machine.longestDiskDelayMs = chance.pick([300, 3000, 15_000]);
    machine.account.note(`the database takes up to ${machine.longestDiskDelayMs} ms`);
    await machine.wait(chance.integer(1, longestOutageMs));
    machine.longestDiskDelayMs = machine.climate.longestDiskDelayMs;
  },

  async fullLog(machine, chance) {
    const used = machine.logDisk.names().reduce((sum, name) => sum + machine.logDisk.text(name).length, 0);
    machine.logDisk.capacity = used + chance.integer(0, 500);
    machine.account.note('the disk of the log is nearly full');
    await machine.wait(chance.integer(1, longestOutageMs));
    machine.logDisk.capacity = Number.POSITIVE_INFINITY;
  },

  async logFault(machine, chance) {
    const fault = chance.pick(['sync', 'append', 'rotate'] as const);
    machine.account.note(`the next ${fault} of the log fails`);
    machine.logDisk.failNext(fault);
  },
};

function leaderIn({ hosts, account }: Machine): RunningHost | undefined {
  return hosts.find(({ process }) => account.dispatches(process));
}

/** When another process has taken over what the frozen one was at, and is at it just now; or when that takes too long. */
async function awkwardMoment(machine: Machine, { process }: RunningHost): Promise<void> {
  const { account, time } = machine;
  const interrupted = account.exchanges.filter((call) => call.process === process && call.endedAt === undefined);
  const isTakenOver = () =>
    interrupted.some(({ delivery }) =>
      account.exchangesOf.get(delivery)?.some((call) => call.process !== process && call.endedAt === undefined),
    );
  const end = time.now + longestFreezeMs;
  while (time.now < end && !isTakenOver()) await machine.wait(20);
}

function victimIn(machine: Machine, chance: Chance): RunningHost | undefined {
  return machine.hosts.length === 0 ? undefined : chance.pick(machine.hosts);
}

/** A process takes the place of each dead one; a host that cannot start yet is started again. */
async function comeBack(machine: Machine, chance: Chance): Promise<void> {
  await machine.wait(chance.integer(0, longestOutageMs));
  for (;;) {
    try {
      await machine.bootMissing();
      return;
    } catch (error) {
      machine.account.note(`a host did not start: ${String(error)}`);
      await machine.wait(1000);
    }
  }
}
