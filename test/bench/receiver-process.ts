import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The receiver of the benchmarks, a process of its own. `/slow/<ms>` answers after so many milliseconds; everything else
 * at once, or as it was told to. It keeps the ids it took and when.
 */
const ids = new Map<string, number>();
let refuses = false;
let thinksMs = 0;
const arrivals: { readonly path: string; readonly id: string; readonly at: number }[] = [];

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const path = request.url ?? '/';
    if (refuses) {
      response.writeHead(503).end();
      return;
    }
    const id = String(request.headers['webhook-id'] ?? '');
    if (id !== '') {
      ids.set(id, (ids.get(id) ?? 0) + 1);
      arrivals.push({ path, id, at: Date.now() });
    }
    const delay = /^\/slow\/(\d+)/.exec(path)?.[1];
    const answer = () => response.writeHead(200, { 'content-length': '2' }).end('ok');
    const ms = delay === undefined ? thinksMs : Number(delay);
    if (ms === 0) answer();
    else setTimeout(answer, ms);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 4096, () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null) {
    ({ refuses, thinksMs } = { refuses, thinksMs, ...message });
    process.send?.({ told: true });
  }
  if (message === 'ids') process.send?.({ ids: [...ids] });
  if (message === 'arrivals') process.send?.({ arrivals });
  if (message === 'forget') {
    ids.clear();
    arrivals.length = 0;
    process.send?.({ forgotten: true });
  }
});
process.on('disconnect', () => process.exit());
