import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openErp } from '../testing/erp-with-outbox.ts';

const rounds = 20;

/** Kills the process when it has written so many lines. */
async function killAfter(child: ChildProcess, lines: number): Promise<void> {
  let seen = 0;
  for await (const chunk of child.stdout ?? []) {
    seen += String(chunk).length / 2;
    if (seen >= lines) child.kill('SIGKILL');
  }
}

it('keeps data and events together over kills at any moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-outbox-'));
  const script = new URL('../testing/erp-with-outbox.ts', import.meta.url).pathname;
  for (let round = 1; round <= rounds; round += 1) {
    const child = spawn(process.execPath, [script, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    await killAfter(child, 5 + ((round * 37) % 120));
    expect((await exited)[1]).toBe('SIGKILL');
  }
  const { database, store, relay } = await openErp(folder);
  const left = database.prepare('SELECT count(*) AS rows FROM eilbote_outbox');
  await vi.waitFor(() => expect(left.get()?.['rows']).toBe(0), { timeout: 20_000 });
  await relay.stop();
  const projects = database
    .prepare('SELECT number FROM project')
    .all()
    .map((row) => String(row['number']));
  const events = (await store.events({}, { limit: 100_000 })).map(({ key }) => key);
  expect(projects.length).toBeGreaterThan(rounds * 4);
  expect(events.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(
    projects.toSorted((one, other) => (one < other ? -1 : 1)),
  );
  await store.close();
  database.close();
  await rm(folder, { recursive: true });
});
