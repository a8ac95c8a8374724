import { Queue, Worker } from 'bullmq';
import got from 'got';
import { Redis } from 'ioredis';
import { createLogger, format, transports } from 'winston';
import type { Peer, PeerJob } from './peer.ts';
import { redisServer } from './redis-server.ts';

/** BullMQ on a Redis that forces every write to the disk. `undefined` where there is no Redis. */
export async function bullmq(): Promise<Peer | undefined> {
  const redis = await redisServer();
  if (redis === undefined) return undefined;
  let runs = 0;
  return {
    title: `BullMQ + got (${redis.settings})`,
    async run({ url, count, concurrency, body, logFile }: PeerJob) {
      runs += 1;
      const connection = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
      const name = `webhooks-${runs}`;
      const queue = new Queue(name, { connection });
      const file = new transports.File({ filename: logFile });
      const logger = createLogger({ format: format.combine(format.timestamp(), format.json()), transports: [file] });
      let done = 0;
      const finished = Promise.withResolvers<void>();
      const worker = new Worker(
        name,
        async (job) => {
          const { id = '', data } = job;
          const headers = { 'content-type': 'application/json', 'webhook-id': `${name}-${id}` };
          const { statusCode } = await got.post(url, { body: String(data), headers, retry: { limit: 0 } });
          logger.info('delivered', { id, statusCode });
        },
        { connection, concurrency, removeOnComplete: { count: 0 } },
      );
      worker.on('completed', () => {
        done += 1;
        if (done === count) finished.resolve();
      });
      let next = 0;
      const publish = async () => {
        while (next < count) {
          next += 1;
          await queue.add('call', body, { attempts: 8, backoff: { type: 'exponential', delay: 5000 } });
        }
      };
      await Promise.all(Array.from({ length: 32 }, publish));
      await finished.promise;
      const written = new Promise((resolve) => file.once('finish', resolve));
      logger.end();
      await written;
      await worker.close();
      await queue.close();
      connection.disconnect();
    },
    stop: () => redis.stop(),
  };
}
