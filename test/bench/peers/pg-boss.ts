import { setTimeout } from 'node:timers/promises';
import got from 'got';
import { PgBoss } from 'pg-boss';
import { createLogger, format, transports } from 'winston';
import type { Peer, PeerJob } from './peer.ts';
import { postgresServer } from './postgres-server.ts';

const workers = 4;

/** pg-boss on a PostgreSQL that forces every commit to the disk. `undefined` where there is no PostgreSQL. */
export async function pgBoss(): Promise<Peer | undefined> {
  const postgres = await postgresServer();
  if (postgres === undefined) return undefined;
  const boss = new PgBoss({ connectionString: postgres.url, max: 20 });
  let stopping = false;
  // The connections of a server that is stopped end with errors.
  boss.on('error', (error: unknown) => {
    if (!stopping) console.error(error);
  });
  await boss.start();
  let runs = 0;
  return {
    title: `pg-boss + got (${postgres.settings})`,
    async run({ url, count, concurrency, body, logFile }: PeerJob) {
      runs += 1;
      const name = `webhooks-${runs}`;
      await boss.createQueue(name, { retryLimit: 8, retryBackoff: true });
      const file = new transports.File({ filename: logFile });
      const logger = createLogger({ format: format.combine(format.timestamp(), format.json()), transports: [file] });
      let done = 0;
      // `work()` fetches at most once in half a second and would be limited by that: these fetch as soon as they are done.
      const work = async () => {
        while (done < count) {
          const jobs = await boss.fetch<{ body: string }>(name, { batchSize: Math.ceil(concurrency / workers) });
          if (jobs.length === 0) await setTimeout(5);
          await Promise.all(
            jobs.map(async ({ id, data }) => {
              const headers = { 'content-type': 'application/json', 'webhook-id': id };
              const { statusCode } = await got.post(url, { body: data.body, headers, retry: { limit: 0 } });
              logger.info('delivered', { id, statusCode });
            }),
          );
          const ids = jobs.map(({ id }) => id);
          if (ids.length > 0) await boss.complete(name, ids);
          done += ids.length;
        }
      };
      const working = Promise.all(Array.from({ length: workers }, work));
      let next = 0;
      const publish = async () => {
        while (next < count) {
          next += 1;
          await boss.send(name, { body });
        }
      };
      await Promise.all(Array.from({ length: 32 }, publish));
      await postgres.analyze();
      await working;
      const written = new Promise((resolve) => file.once('finish', resolve));
      logger.end();
      await written;
    },
    async stop() {
      stopping = true;
      await boss.stop({ graceful: false });
      await postgres.stop();
    },
  };
}
