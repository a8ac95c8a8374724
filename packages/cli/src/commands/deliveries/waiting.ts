import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryRow, Host, ResendRun } from '@eilbote/core';
import type { Io } from '../../io.ts';
import { note } from '../../output/problems.ts';
import { heldBack, rests } from '../local/own-deliveries.ts';

const lookMs = 50;
const reportMs = 2000;
/** What takes longer is not waited for: a receiver may need its whole time limit. */
const longestMs = 30_000;

/** Waits until each has ended, or waits for something that does not come by itself soon. */
export async function untilResting(io: Io, host: Host, ids: readonly string[]): Promise<readonly DeliveryRow[]> {
  const end = Date.now() + longestMs;
  for (;;) {
    const held = await heldBack(host);
    const { rows } = await host.deliveries.list({ ids }, { limit: ids.length });
    if (rows.every((row) => rests(row, held)) || Date.now() >= end || io.signal.aborted) return rows;
    await pause(lookMs);
  }
}

/** Tells how far a run has come until it has ended or the user has seen enough. */
export async function untilRunEnds(io: Io, json: boolean, host: Host, begun: ResendRun): Promise<ResendRun> {
  let told = Date.now();
  for (;;) {
    const run = (await host.deliveries.runs()).find(({ id }) => id === begun.id) ?? begun;
    if (run.state !== 'running' || io.signal.aborted) return run;
    if (!json && Date.now() - told >= reportMs) {
      told = Date.now();
      const progress = `${run.done + run.leftOut}/${run.total}`;
      note(io, { de: `${progress} auf den Weg gebracht …`, en: `${progress} on their way …` });
    }
    await pause(lookMs);
  }
}
