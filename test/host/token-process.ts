import { gotTransport, openSecrets, systemClock, systemResolver } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { networkGuard, networkPolicy } from '../../packages/core/src/network/index.ts';
import { fetchToken, tokenKeeper } from '../../packages/core/src/stages/send/index.ts';

/**
 * A process that uses the token of a connection: `node token-process.ts <folder> <connection> <token URL> <name>`.
 * Prints `ready`, waits for a line, asks for the token three times at once, and prints what it got as JSON.
 */
const [folder = '', connection = '', tokenUrl = '', name = ''] = process.argv.slice(2);
const store = sqliteStore({ folder });
const { installation } = await store.open(() => 'ins_1');
const { secrets } = openSecrets({ settings: { key: '5'.repeat(64) }, installation, mayMakeKeyFile: false });
const clock = systemClock;
const guard = networkGuard({
  policy: networkPolicy({ allow: ['127.0.0.1'] }),
  resolver: systemResolver({ clock }),
  clock,
});
const transport = gotTransport();
let leases = 0;
const keeper = tokenKeeper({
  store,
  secrets,
  clock,
  newLease: () => `${name} ${(leases += 1)}`,
  fetch: (request, end) => fetchToken({ guard, transport, clock, userAgent: 'test' }, request, end),
});
const request = {
  connection,
  version: 1,
  auth: { scheme: 'oauth2', tokenUrl, clientId: 'erp', clientSecret: true, sendSecretIn: 'header' },
  secrets: () => 'geheim',
  signal: new AbortController().signal,
} as const;

process.stdin.once('data', () => void use());
console.log('ready');

async function use(): Promise<void> {
  const end = clock.monotonic() + 10_000;
  const tokens = await Promise.all([1, 2, 3].map(() => keeper.current(request, end)));
  const replaced = await Promise.all([1, 2].map(() => keeper.replace(1, request, end)));
  console.log(JSON.stringify({ tokens, replaced }));
  await transport.close();
  await store.close();
  process.stdin.destroy();
}
