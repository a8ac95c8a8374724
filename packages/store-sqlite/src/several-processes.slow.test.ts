import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sqliteStore } from './sqlite-store.ts';

const each = 150;

it('lets several processes write into one new folder at the same time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-processes-'));
  const script = new URL('./testing/acknowledge.ts', import.meta.url).pathname;
  // Two of them publish the same events, the third others.
  const outputs = ['same', 'same', 'other'].map(async (prefix) => {
    const child = spawn(process.execPath, [script, folder, String(each), 'FULL', prefix], { stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    return output.split('\n').filter((line) => line.startsWith('acknowledged'));
  });
  for (const acknowledged of await Promise.all(outputs)) expect(acknowledged).toHaveLength(each);

  const store = sqliteStore({ folder });
  await store.open(() => 'ins_2');
  const events = await store.events({}, { limit: 10_000 });
  const expected = ['same', 'other'].flatMap((prefix) =>
    Array.from({ length: each }, (_, index) => prefix + (index + 1)),
  );
  expect(new Set(events.map(({ id }) => id))).toEqual(new Set(expected));
  expect(events.map(({ sequence }) => sequence)).toEqual(expected.map((_, index) => 2 * each - index));
  await store.close();
  await rm(folder, { recursive: true });
});
