import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost, type Host, type HostOptions, type JsonObject } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore, type SqliteStore } from '@eilbote/store-sqlite';

/** A data folder for one run, on the disk of the temporary folder. */
export class BenchInstallation {
  readonly folder = mkdtempSync(join(tmpdir(), 'eilbote-bench-'));
  readonly store: SqliteStore = sqliteStore({ folder: this.folder });

  async host(options: Partial<HostOptions> = {}): Promise<Host> {
    return createHost({
      store: this.store,
      dataFolder: this.folder,
      secrets: { key: '1'.repeat(64) },
      network: { allow: ['127.0.0.1'] },
      ...options,
    })
      .use(custom)
      .start();
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The record of the benchmarks: a project of the catalogue, about 1 KiB as it is sent. */
export function projectRecord(host: Host): JsonObject {
  const record = host.catalogue.eventType('project.created')?.examples[0]?.records['Auftrag'];
  if (record === undefined || Array.isArray(record)) throw new Error('the catalogue has no example of project.created');
  return record as JsonObject;
}

/** Resolves when so many deliveries have been settled as delivered. */
export function deliveredTimes(host: Host, count: number): Promise<void> {
  let delivered = 0;
  return new Promise((resolve) => {
    host.on('delivered', () => {
      delivered += 1;
      if (delivered === count) resolve();
    });
  });
}
