import type { HistoryRow, Settlement } from '@eilbote/core';
import type { Rule } from './rule.ts';

interface Line {
  readonly seq: number;
  readonly delivery?: string;
  readonly state?: string;
}

/**
 * Every attempt that was settled has one entry in the history, and the delivery log holds exactly the history: each
 * line whole, once, in order.
 */
export const logTellsAll: Rule = {
  name: 'log tells all',
  watch: ({ mirror }, violated) => {
    const countedBefore = new Map<string, number>();

    function checkEntries({ delivery, attempts, interruptions, entries, state }: Settlement): void {
      const before = countedBefore.get(delivery) ?? 0;
      countedBefore.set(delivery, attempts);
      const attempted = entries.filter(({ kind }) => kind === 'attempt.delivered' || kind === 'attempt.failed').length;
      const interrupted = entries.filter(({ kind }) => kind === 'attempt.interrupted').length;
      if (attempted !== attempts - before && state !== 'skipped') {
        violated(`${delivery}: ${attempted} entries for ${attempts - before} attempts`);
      }
      if (interrupted > interruptions) violated(`${delivery}: more interruptions written than counted`);
    }

    return {
      committed(commit) {
        if (commit.operation !== 'settle') return;
        const refused = new Set(commit.result.refused);
        for (const settlement of commit.args[2]) if (!refused.has(settlement.delivery)) checkEntries(settlement);
      },

      ended({ history, log, deliveries }) {
        compare(history, log.flatMap(linesOf), violated);
        const lastStates = new Map<string, string>();
        for (const { line } of history) {
          const { delivery, state } = JSON.parse(line) as Line;
          if (delivery !== undefined && state !== undefined) lastStates.set(delivery, state);
        }
        for (const { id, state, attempts } of deliveries) {
          if (state !== 'waiting' && state !== 'sending' && lastStates.get(id) !== state) {
            violated(`${id} is ${state}, its last line says ${lastStates.get(id)}`);
          }
          if (mirror.deliveries.get(id)?.attempts !== attempts)
            violated(`${id} has ${attempts} attempts all of a sudden`);
        }
      },
    };
  },
};

/** What is behind the last line feed is a torn line. */
const linesOf = (text: string): readonly string[] => {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

function compare(history: readonly HistoryRow[], lines: readonly string[], violated: (text: string) => void): void {
  if (lines.length !== history.length) violated(`the log has ${lines.length} lines for ${history.length} entries`);
  for (const [index, { sequence, line }] of history.entries()) {
    const written = lines[index];
    if (written === undefined) return;
    if (written.replace(`"seq":${sequence},`, '') === line) continue;
    violated(`line ${index + 1} of the log is not entry ${sequence}: ${written.slice(0, 120)}`);
    return;
  }
}
