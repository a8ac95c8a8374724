import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { DataFolder } from './data-folder.ts';

/** One life of the host: what it tells at its end, or nothing where it was killed. */
async function life(folder: string, url: string, publishes: string): Promise<unknown> {
  const child = fork(new URL('poison-process.ts', import.meta.url), [folder, url, publishes]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let told: unknown;
  child.on('message', (message) => {
    told = message;
  });
  await once(child, 'exit');
  return told;
}

it('gives up a record that kills the process after five lives, and no other that was sent beside it', async () => {
  using folder = new DataFolder();
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  let told = await life(folder.path, url, 'publishes');
  let lives = 1;
  for (; told === undefined && lives < 10; lives += 1) told = await life(folder.path, url, '');
  // Five that die, and one that finds it dead five times.
  expect(lives).toBe(6);
  const interruptions = Array.from({ length: 5 }, () => 'attempt.interrupted');
  expect(told).toEqual(
    expect.arrayContaining([
      { key: 'poison', state: 'failed', failure: 'INTERRUPTED', attempts: 0, kinds: interruptions },
      expect.objectContaining({ key: 'harmless', state: 'delivered', failure: null }),
    ]),
  );
}, 60_000);
