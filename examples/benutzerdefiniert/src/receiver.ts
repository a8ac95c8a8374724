import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** The other program: it takes every call and shows its GET part and its JSON payload. */
export async function startReceiver() {
  const server = createServer((request, response) => {
    void show(request).then(() => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/aufgaben?mandant=1`, close: () => server.close() };
}

async function show(request: IncomingMessage): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const payload = await json(request);
  console.log(`\n${request.method} ${pathname}`);
  for (const [name, value] of searchParams) console.log(`  ? ${name}: ${value}`);
  console.log(JSON.stringify(payload, undefined, 2));
}
