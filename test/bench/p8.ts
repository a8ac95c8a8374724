import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { InstalledPackages } from '../packaging/installed-packages.ts';
import { BenchReceiver } from './receiver.ts';
import { median, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

/** The ten-line host; prints once its first event is received and settled. */
const host = (url: string): string => `
import { createHost } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
const options = { dataFolder: './data', network: { allow: ['127.0.0.1'] }, secrets: { key: '1'.repeat(64) } };
const host = createHost({ store: sqliteStore({ folder: './data' }), ...options }).use(custom);
await host.start();
host.on('delivered', () => process.stdout.write('settled'));
await host.webhooks.create({ name: 'w', event: 'project.created', url: '${url}' });
await host.publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019' } } });
process.once('SIGTERM', () => host.stop());
`;

/** From the start of a process, out of the packed packages, to its first event received and settled. */
export const p8: Bench = {
  title: 'P8 process start to the first event received and settled, from packed packages',
  async run({ pairs = 10 }, print) {
    using receiver = await BenchReceiver.start();
    using installed = await InstalledPackages.make();
    installed.write('host.mjs', host(receiver.url()));
    const times: number[] = [];
    for (let round = 0; round <= pairs; round += 1) {
      rmSync(join(installed.folder, 'data'), { recursive: true, force: true });
      const time = await timeToSettled(installed.folder);
      if (round > 0) times.push(time);
    }
    print(`${pairs} starts with an empty data folder: ${spread(times)} ms (bar 500)`);
    return `P8 ${Math.round(median(times))} ms`;
  },
};

async function timeToSettled(cwd: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['host.mjs'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const time = performance.now() - begun;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return time;
}
