import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createHost,
  silentLogger,
  type DeliveryState,
  type DeliveryView,
  type Host,
  type HostOptions,
  type LogLine,
  type Plugin,
  type WebhookInput,
} from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';

/** A data folder of its own, with hosts on it that are stopped and a folder that is removed at the end. */
export class TestInstallation {
  readonly folder = mkdtempSync(join(tmpdir(), 'eilbote-host-'));
  readonly #hosts: Host[] = [];

  /** A host on this folder, not started. */
  host(options: Partial<HostOptions> = {}): Host {
    const host = createHost({
      store: sqliteStore({ folder: this.folder }),
      dataFolder: this.folder,
      secrets: { key: '5'.repeat(64) },
      network: { allow: ['127.0.0.1'] },
      diagnostics: silentLogger,
      ...options,
    });
    this.#hosts.push(host);
    return host;
  }

  async started(options: Partial<HostOptions> = {}, ...plugins: readonly Plugin[]): Promise<Host> {
    const host = this.host(options).use(custom);
    for (const plugin of plugins) host.use(plugin);
    return host.start();
  }

  logLines(): LogLine[] {
    const text = readFileSync(join(this.folder, 'Logs', 'Webhooks.log'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LogLine);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#hosts.map((host) => host.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const projectCreated = (AuftragsNr = 'S019', more: Record<string, unknown> = {}) => ({
  type: 'project.created' as const,
  records: { Auftrag: { AuftragsNr, Bauvorhaben: 'Küche Großmann', Status: 0, ...more } },
});

export const onProjectCreated = (url: string, more: Partial<WebhookInput> = {}): WebhookInput => ({
  name: 'Neues Projekt melden',
  event: 'project.created',
  url,
  ...more,
});

/** Resolves when some delivery has come to this state, with all that is known of it. */
export function deliveryThatIs(
  host: Host,
  state: 'delivered' | 'failed' | 'skipped' | 'parked' | 'postponed' | 'cancelled',
) {
  return new Promise<DeliveryView>((resolve, reject) => {
    const listener = (notice: { readonly delivery: string; readonly state: DeliveryState }) => {
      host.off(state, listener);
      host.deliveries.get(notice.delivery).then(resolve, reject);
    };
    host.on(state, listener);
  });
}
