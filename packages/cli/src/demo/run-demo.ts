import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { consoleLogger, createHost, type Host } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { say, styled, type Io } from '../io.ts';
import { printJson } from '../output/json.ts';
import { DemoReceiver } from './demo-receiver.ts';
import { behaviours, demoWebhooks } from './demo-webhooks.ts';
import { headline, showCall } from './show-call.ts';
import { allArrived, showSummary, summaryOf } from './summary.ts';
import { week } from './week.ts';

const pauseMs = 250;
const patienceMs = 15_000;

/** A joinery's week: a host that behaves like the ERP, applications that are called, and what becomes of it all. */
export async function runDemo(
  given: Io,
  { once, json }: { readonly once: boolean; readonly json: boolean },
): Promise<ExitCode> {
  // A program wants the figures at the end, not the story.
  const io: Io = json ? { ...given, out: () => {} } : given;
  const folder = join(io.cwd, 'eilbote-data', 'demo');
  rmSync(folder, { recursive: true, force: true });
  const receiver = new DemoReceiver(behaviours, (call) => showCall(io, call));
  await receiver.listen();
  const host = demoHost(folder);
  try {
    await host.start();
    // Told by the observer: it hears of an event before its first call goes out.
    host.on('accepted', ({ id, type, key }) => {
      const title = host.catalogue.eventType(type)?.title;
      const shown = title === undefined ? type : say(io, title);
      io.out(`${styled(io, 'cyan', '●')} ${shown} ${styled(io, 'dim', `${key}  ${id}`)}`);
    });
    host.on('postponed', ({ attempts, failure, due }) => {
      const seconds = Math.max(1, Math.round(((due ?? 0) - Date.now()) / 1000));
      const text = {
        de: `    Versuch ${attempts} ist fehlgeschlagen (${failure}); der nächste folgt in etwa ${seconds} s.`,
        en: `    Attempt ${attempts} failed (${failure}); the next one follows in about ${seconds} s.`,
      };
      io.out(styled(io, 'yellow', say(io, text)));
    });
    for (const webhook of demoWebhooks(io.language, (application, rest) => receiver.url(application, rest))) {
      await host.webhooks.create(webhook);
    }
    introduce(io, (await host.webhooks.list()).length);
    await playWeek(io, host);
    const arrived = await deliveriesSettled(host, io.signal);
    io.out('');
    headline(io, 'Die Woche im Überblick', 'The week at a glance');
    const rows = await summaryOf(host);
    const log = join(folder, 'Logs', 'Webhooks.log');
    showSummary(io, rows, host.catalogue);
    showWayOn(io, relative(io.cwd, log));
    if (json) printJson(given, { log, webhooks: rows });
    if (!once && !io.signal.aborted) await untilStopped(io);
    return arrived && allArrived(rows) ? exitCodes.ok : exitCodes.failure;
  } finally {
    await host.stop();
    await receiver.close();
  }
}

function demoHost(folder: string): Host {
  return createHost({
    store: sqliteStore({ folder }),
    dataFolder: folder,
    // Known to everybody: it protects nothing but the invented secrets of this demo.
    secrets: { key: 'de'.repeat(32) },
    network: { allow: ['127.0.0.1'] },
    diagnostics: consoleLogger({ level: 'error' }),
  }).use(custom);
}

async function playWeek(io: Io, host: Host): Promise<void> {
  for (const { name, events } of week(host.catalogue)) {
    io.out('');
    io.out(styled(io, 'bold', say(io, name)));
    for (const event of events) {
      if (io.signal.aborted) return;
      await host.publish(event);
      await pause(pauseMs, io.signal);
    }
  }
}

/** Waits until no delivery is under way or due again; false when that takes too long. */
async function deliveriesSettled(host: Host, signal: AbortSignal): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end && !signal.aborted) {
    const { waiting, sending } = await host.deliveries.count();
    if (waiting + sending === 0) return true;
    await pause(100, signal);
  }
  return false;
}

function introduce(io: Io, webhooks: number): void {
  headline(io, 'Eilbote: eine Woche in der Tischlerei Brandt', 'Eilbote: a week at Brandt’s joinery');
  io.out(
    say(io, {
      de: `Die ERP-Software meldet, was geschieht (●); ${webhooks} Webhooks rufen andere Programme auf (✓).`,
      en: `The ERP tells what happens (●); ${webhooks} webhooks call other programs (✓).`,
    }),
  );
}

function showWayOn(io: Io, log: string): void {
  io.out('');
  io.out(say(io, { de: `Jeder Versuch steht als Zeile in ${log}`, en: `Every attempt is a line in ${log}` }));
  io.out(
    say(io, {
      de: 'Alle Befehle für eigene Webhooks stehen in docs/reference/cli.md.',
      en: 'All commands for webhooks of your own: docs/reference/cli.md.',
    }),
  );
}

async function untilStopped(io: Io): Promise<void> {
  io.out('');
  io.out(styled(io, 'dim', say(io, { de: 'Beenden mit Strg+C.', en: 'Stop with Ctrl+C.' })));
  await pause(2 ** 31 - 1, io.signal);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
