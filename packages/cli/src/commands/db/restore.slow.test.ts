import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryRow, RestorationView, VerifiedLog } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

const create = ['webhooks', 'create', '--event', 'project.created', '--name'];

async function configured() {
  const cli = new TestCli().configure('dataFolder: "data"');
  onTestFinished(() => cli[Symbol.asyncDispose]());
  const data = join(cli.folder, 'data');
  const trigger = (number: string, wait = '20s') =>
    cli.run('trigger', 'project.created', '--example', '--set', `AuftragsNr=${number}`, '--wait', wait);
  const rows = async () => (await cli.json<{ deliveries: DeliveryRow[] }>('deliveries', 'list')).deliveries;
  return { cli, data, trigger, rows };
}

interface Restored {
  readonly replaced?: string;
  readonly released: boolean;
  readonly restoration: RestorationView;
}

describe('a restored database', () => {
  it('sends nothing that the log shows as sent, and the rest on release only', { timeout: 120_000 }, async () => {
    const { cli, data, trigger, rows } = await configured();
    const { url, calls } = await cli.receiver();
    await cli.run(...create, 'A', '--url', url);
    await trigger('S001');
    await cli.run('lanes', 'pause', '--all');
    for (const number of ['S002', 'S003']) await trigger(number, '1s');
    const store = sqliteStore({ folder: data });
    expect(await cli.run('db', 'backup', 'b.db')).toMatchObject({ code: 0 });

    await cli.run('lanes', 'resume', '--all');
    const waiting = (await rows()).find(({ key }) => key === 'S003');
    await cli.run('deliveries', 'cancel', waiting?.id ?? '', '--yes');
    await trigger('S004');
    expect(
      calls.map(({ body }) => (JSON.parse(body) as { Auftrag: { AuftragsNr: string } }).Auftrag.AuftragsNr),
    ).toEqual(expect.arrayContaining(['S001', 'S002', 'S004']));
    const sent = calls.length;

    await store.open(() => 'x');
    expect(await cli.run('db', 'restore', 'b.db', '--yes')).toMatchObject({
      code: 5,
      err: expect.stringContaining('STORE_IN_USE'),
    });
    expect((await rows()).map(({ key }) => key)).toContain('S004');
    await store.close();
    const restored = await cli.json<Restored>('db', 'restore', 'b.db');
    expect(restored).toMatchObject({ released: false, restoration: { lostEvents: 1, hasUnmatched: false } });
    expect(existsSync(join(restored.replaced ?? '', 'eilbote.db'))).toBe(true);
    expect(readdirSync(data).filter((name) => name.startsWith('.restoring'))).toEqual([]);
    expect(calls).toHaveLength(sent);
    const states = Object.fromEntries((await rows()).map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({ S001: 'delivered', S002: 'delivered' });
    expect(states).not.toHaveProperty('S004');

    const listed = await cli.run('deliveries', 'list');
    expect(listed.err).toContain('nothing is sent until "eilbote db release"');
    expect((await cli.run('doctor', '--no-network')).out).toContain('[DISPATCH_HELD]');
    expect(await cli.run('lanes', 'resume', '--all')).toMatchObject({
      code: 5,
      err: expect.stringContaining('DISPATCH_HELD'),
    });
    const held = await trigger('S005', '1s');
    expect(held.out).toContain('everything paused: restored from a backup');
    expect(held.err).toContain('Go on with: eilbote db release');
    expect(calls).toHaveLength(sent);

    expect(await cli.json('db', 'release', '--dry-run')).toMatchObject({ released: false });
    expect(await cli.run('db', 'release')).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
    const released = await cli.run('db', 'release', '--yes');
    expect(released).toMatchObject({ code: 0, out: expect.stringContaining('Released: ') });
    await trigger('S006');
    expect((await rows()).find(({ key }) => key === 'S005')).toMatchObject({ state: 'delivered' });
    expect(await cli.run('db', 'release', '--yes')).toMatchObject({
      code: 5,
      err: expect.stringContaining('DISPATCH_NOT_HELD'),
    });
    expect(await cli.json('db', 'check')).toMatchObject({ faults: [] });
    const { counts, lost } = await cli.json<VerifiedLog>('log', 'verify');
    expect(counts).toEqual({});
    expect(lost, 'the log tells of what the backup does not have').toBeGreaterThan(0);
  });

  it('knows of an event that the backup had not matched by event and webhook', { timeout: 120_000 }, async () => {
    const { cli, data, trigger, rows } = await configured();
    const { url, calls } = await cli.receiver();
    await cli.run(...create, 'A', '--url', url);
    await trigger('S001');
    const store = sqliteStore({ folder: data });
    await store.open(() => 'x');
    const [event] = await store.events({}, { limit: 1 });
    const { sequence: _s, revision: _r, ...rest } = event ?? ({} as never);
    await store.accept([
      [{ ...rest, id: 'evt_unmatched', key: 'S002', hash: 'h', json: rest.json.replaceAll('S001', 'S002') }],
    ]);
    await store.close();
    await cli.run('db', 'backup', 'b.db');
    await trigger('S003');
    expect(calls).toHaveLength(3);
    const { restoration } = await cli.json<Restored>('db', 'restore', 'b.db');
    expect(restoration).toMatchObject({ settled: 1, waiting: 0, lostEvents: 1 });
    const matchedAnew = (await rows()).find(({ key }) => key === 'S002');
    expect(matchedAnew).toMatchObject({ state: 'delivered', eventId: 'evt_unmatched' });
    const shown = await cli.run('deliveries', 'show', matchedAnew?.id ?? '');
    expect(shown.out).toContain('had ended already');
    await cli.run('db', 'release', '--yes');
    expect(calls).toHaveLength(3);
  });

  it(
    'is put in the place of a damaged one and into an empty folder, and can be released at once',
    { timeout: 120_000 },
    async () => {
      const { cli, data, trigger, rows } = await configured();
      const { url, calls } = await cli.receiver();
      await cli.run(...create, 'A', '--url', url);
      await cli.run('lanes', 'pause', '--all');
      await trigger('S001', '1s');
      await cli.run('db', 'backup', 'b.db');
      expect(await cli.run('db', 'restore', 'eilbote.config.ts')).toMatchObject({
        code: 3,
        err: expect.stringContaining('STORE_DAMAGED'),
      });
      rmSync(data, { recursive: true });
      expect(await cli.json('db', 'restore', 'b.db', '--release')).toMatchObject({
        released: true,
        restoration: { waiting: 1 },
      });
      await trigger('S002');
      expect((await rows()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
      expect(calls).toHaveLength(2);
    },
  );
});
