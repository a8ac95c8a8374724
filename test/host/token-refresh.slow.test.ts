import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TestInstallation } from './installation.ts';
import { tokenEndpoint, token } from './token-endpoint.ts';

const script = fileURLToPath(new URL('token-process.ts', import.meta.url));

interface Used {
  readonly tokens: readonly { readonly value: string; readonly number: number }[];
  readonly replaced: readonly { readonly value: string; readonly number: number }[];
}

/** Starts a process that waits for the word to use the token of the connection. */
async function waiting(...args: readonly string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return {
    use: () => child.stdin.write('go\n'),
    used: async () => JSON.parse(String((await lines.next()).value)) as Used,
  };
}

describe('processes that need a new token at the same time', () => {
  it('ask for it once, for the first one and for the one that takes its place', async () => {
    await using installation = new TestInstallation();
    await using endpoint = await tokenEndpoint();
    // So slow that every process has come to the point where it would ask.
    endpoint.answer = (call) => ({ ...token(call), delayMs: 700 });
    const host = await installation.started();
    const { connection } = await host.connections.create({ name: 'DMS', baseUrl: 'https://dms.example.com' });
    await host.stop();
    const names = ['one', 'two', 'three'];
    const args = [installation.folder, connection.id, endpoint.url('/oauth/token')];
    const processes = await Promise.all(names.map((name) => waiting(...args, name)));
    for (const { use } of processes) use();
    const all = await Promise.all(processes.map(({ used }) => used()));
    const numbers = (list: Used['tokens']) => list.map(({ value, number }) => `${value} ${number}`);
    expect(new Set(all.flatMap(({ tokens }) => numbers(tokens)))).toEqual(new Set(['token-canary-1 1']));
    expect(new Set(all.flatMap(({ replaced }) => numbers(replaced)))).toEqual(new Set(['token-canary-2 2']));
    expect(endpoint.calls).toHaveLength(2);
  });
});
