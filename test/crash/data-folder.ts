import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** One row of the database for each delivery. */
export interface StoredDelivery {
  readonly id: string;
  readonly event: string;
  readonly sequence: number;
  readonly state: string;
  readonly failure: string | null;
}

/** The data folder of the host that is killed, read between two lives of it as a stranger would read it. */
export class DataFolder {
  readonly path: string;

  constructor(path = mkdtempSync(join(tmpdir(), 'eilbote-crash-'))) {
    this.path = path;
  }

  get ledgerFile(): string {
    return join(this.path, 'ledger');
  }

  get stagesFile(): string {
    return join(this.path, 'stages');
  }

  /** Ids of the events that stand in the database. */
  events(): ReadonlySet<string> {
    return this.#read(
      (database) =>
        new Set(
          database
            .prepare('SELECT id FROM event')
            .all()
            .map(({ id }) => String(id)),
        ),
    );
  }

  deliveries(): readonly StoredDelivery[] {
    return this.#read(
      (database) =>
        database
          .prepare(
            `SELECT delivery.id, event.id AS event, event.sequence, delivery.state, delivery.failure
             FROM delivery JOIN event ON event.sequence = delivery.event ORDER BY delivery.sequence`,
          )
          .all() as unknown as readonly StoredDelivery[],
    );
  }

  historyCount(): number {
    return this.#read((database) => Number(database.prepare('SELECT count(*) AS count FROM history').get()?.['count']));
  }

  /** All lines of the delivery log, rotated files first. What stands behind the last line feed is a line too. */
  logLines(): readonly string[] {
    const folder = join(this.path, 'Logs');
    const rotated = readdirSync(folder).filter((name) => name !== 'Webhooks.log');
    const names = [...rotated.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })), 'Webhooks.log'];
    return names.flatMap((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #read<T>(act: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(this.path, 'eilbote.db'), { timeout: 5000 });
    try {
      return act(database);
    } finally {
      database.close();
    }
  }
}
