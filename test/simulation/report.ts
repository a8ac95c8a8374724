import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeedReport } from './simulate-seed.ts';

const shownLines = 40;

/** Prints what went wrong in a world and what came before, and keeps the whole trace in a file. */
export function printProblems({ seed, store, problems, trace }: SeedReport): void {
  console.log(`\nseed ${seed} (${store}):`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (trace.length === 0) return;
  const first = trace.findIndex((line) => line.includes('VIOLATED'));
  const end = first < 0 ? trace.length : first + 1;
  console.log(`  ... the ${shownLines} lines before:`);
  for (const line of trace.slice(Math.max(0, end - shownLines), end)) console.log(`  ${line}`);
  const file = join(tmpdir(), `eilbote-seed-${seed}-${store}.txt`);
  writeFileSync(file, trace.join('\n'));
  console.log(`  the whole trace: ${file}`);
  console.log(`  again: pnpm simulate --seed ${seed} --store ${store} --trace`);
}

/** Adds worlds up. */
export class Totals {
  worlds = 0;
  onSqlite = 0;
  events = 0;
  deliveries = 0;
  calls = 0;
  records = 0;
  madeTwice = 0;
  lastedMs = 0;
  readonly failed: number[] = [];

  add({ seed, store, events, deliveries, calls, records, madeTwice, lasted, problems }: SeedReport): void {
    this.worlds += 1;
    this.onSqlite += Number(store === 'sqlite');
    this.events += events;
    this.deliveries += deliveries;
    this.calls += calls;
    this.records += records;
    this.madeTwice += madeTwice;
    this.lastedMs += lasted;
    if (problems.length > 0) this.failed.push(seed);
  }

  text(elapsedMs: number): string {
    const days = (this.lastedMs / 86_400_000).toFixed(1);
    return [
      `${this.worlds} worlds (${this.onSqlite} of them on SQLite) in ${(elapsedMs / 1000).toFixed(1)} s:`,
      `${this.events} events, ${this.deliveries} deliveries, ${this.calls} calls, ${days} days of simulated time`,
      `${this.records} records made by actions of several calls, ${this.madeTwice} twice, as these declare that they may`,
      `${this.failed.length} worlds with violations${this.failed.length > 0 ? `: ${this.failed.join(' ')}` : ''}`,
    ].join('\n');
  }
}
