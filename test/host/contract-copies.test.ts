import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as ours from '@eilbote/contract';
import { aConnection, anEvent, fakeReceiver, testHost } from '@eilbote/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'eilbote-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The contract as another package manager may have installed it a second time, below the plugin. */
async function secondCopy(): Promise<typeof ours> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(workspaceRoot, 'packages', 'contract', 'src'), join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'src', 'index.ts')).href)) as typeof ours;
}

describe('a plugin that brought a contract of its own', () => {
  it('is taken by a host, with its secrets, its errors and what it wraps', async () => {
    const theirs = await secondCopy();
    expect(theirs.EilboteError).not.toBe(ours.EilboteError);
    expect(ours.isEilboteError(new theirs.EilboteError('X', { de: 'x', en: 'x' }))).toBe(true);
    expect(ours.isSecretSlot(theirs.secretSlot('key'))).toBe(true);
    const title = { de: 'Uhr', en: 'Clock' };
    const call = theirs.defineAction({
      title,
      table: 'Auftrag',
      request: ({ url, key = '' }) => ({ method: 'PUT', url: { base: url, path: [key] }, headers: {} }),
    });
    const plugin = theirs.definePlugin({
      id: 'clock',
      targets: [{ id: 'clock', title, actions: { call }, classify: () => theirs.delivered('remote') }],
      provides: [
        theirs.wrap(theirs.Transforming, (inner) => ({
          async transform(draft, input) {
            const made = await inner.transform(draft, input);
            return { ...made, headers: { ...made.headers, 'X-Copy': 'second' } };
          },
        })),
      ],
    });
    await using receiver = await fakeReceiver({ answer: 404 });
    await using test = await testHost({ plugins: [plugin] });
    const { connection } = await test.host.connections.create(
      aConnection({ target: 'clock', baseUrl: receiver.url('/v1') }),
    );
    const webhook = { name: 'w', event: 'project.created', connection: connection.id, target: 'clock', action: 'call' };
    await test.host.webhooks.create(webhook);
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(1);
    expect(receiver.calls.map(({ method, url, headers }) => [method, url, headers['x-copy']])).toEqual([
      ['PUT', '/v1/S019', 'second'],
    ]);
    const { rows } = await test.host.deliveries.list();
    expect(rows.map(({ state }) => state)).toEqual(['delivered']);
  });
});
