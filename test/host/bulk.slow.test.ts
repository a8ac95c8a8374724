import type { EventInput } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { anEvent, aWebhook, fakeReceiver, testHost, type FakeCall } from '@eilbote/testkit';
import { expect, it } from 'vitest';

const onSqlite = () => testHost({ plugins: [custom], store: (folder) => sqliteStore({ folder }) });

const minute = 60_000;

it('a dunning run over 300 open items reaches a receiver that takes 60 calls a minute, and says when it will be done', async () => {
  await using receiver = await fakeReceiver();
  await using test = await onSqlite();
  const limits = { rates: [{ calls: 60, seconds: 60 }] };
  await test.host.webhooks.create(aWebhook({ event: 'openItem.dunned', url: receiver.url(), limits }));
  const times: number[] = [];
  receiver.answer = () => {
    times.push(test.now);
    return 200;
  };
  const items = Array.from({ length: 300 }, (_, index) => `R${1000 + index}`);
  const receipts = await test.host.publishMany(items.map(dunned));
  expect(receipts).toHaveLength(300);
  await test.until(() => receiver.calls.length === 60);
  const [lane] = await test.host.lanes.list();
  expect(lane).toMatchObject({ hold: { waitsFor: 'rate' }, waiting: 240 });
  await test.untilAllHaveEnded(300);
  expect(new Set(receiver.calls.map(itemOf))).toEqual(new Set(items));
  expect(Math.abs(test.now - (lane?.doneAt ?? 0))).toBeLessThan(5000);
  for (const [index, time] of times.slice(60).entries())
    expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(minute);
  const [idle] = await test.host.lanes.list();
  expect(idle).toMatchObject({ waiting: 0 });
  expect(idle).not.toHaveProperty('doneAt');
});

it('a dunning run is accepted as a whole or not at all', async () => {
  await using test = await onSqlite();
  const items = Array.from({ length: 300 }, (_, index) => dunned(`R${1000 + index}`));
  const broken = { type: 'openItem.dunned', records: { OPKunden: {} } };
  await expect(test.host.publishMany([...items, broken])).rejects.toThrow('BelegNr');
  expect(await test.host.deliveries.events()).toEqual([]);
});

it('a quick change over 500 projects, and its correction, become one call for each project that is different', async () => {
  await using receiver = await fakeReceiver();
  await using test = await onSqlite();
  await test.host.webhooks.create(
    aWebhook({
      event: 'project.processStatusChanged',
      url: receiver.url(),
      coalesce: { windowSeconds: 30 },
      onlyWhenChanged: true,
    }),
  );
  const projects = Array.from({ length: 500 }, (_, index) => `P${index}`);
  await test.host.publishMany(projects.map((key) => changed(key, 10, 40)));
  await test.until(async () => (await test.host.deliveries.count()).waiting === 500);
  // Somebody has chosen the wrong status, and a tenth of the projects had the right one already.
  await test.host.publishMany(projects.map((key, index) => changed(key, 40, index % 10 === 0 ? 40 : 50)));
  await test.untilAllHaveEnded(950);
  expect(await test.host.deliveries.count()).toMatchObject({ delivered: 500, skipped: 450, failed: 0 });
  expect(new Set(receiver.calls.map(projectOf))).toEqual(new Set(projects));
  const statuses = receiver.calls.map(statusOf);
  expect(statuses.filter((status) => status === 50)).toHaveLength(450);
  expect(statuses.filter((status) => status === 40)).toHaveLength(50);
});

const dunned = (BelegNr: string): EventInput => anEvent('openItem.dunned', { records: { OPKunden: { BelegNr } } });

const changed = (AuftragsNr: string, before: number, after: number) =>
  anEvent('project.processStatusChanged', {
    records: { Auftrag: { AuftragsNr, Prozessstatus: after } },
    details: { alt: { Prozessstatus: before }, neu: { Prozessstatus: after }, ausloeser: 'schnellaenderung' },
  });

const itemOf = (call: FakeCall): string => call.json<{ OPKunden: { BelegNr: string } }>().OPKunden.BelegNr;
const projectOf = (call: FakeCall): string => call.json<{ Auftrag: { AuftragsNr: string } }>().Auftrag.AuftragsNr;
const statusOf = (call: FakeCall): number => call.json<{ Auftrag: { Prozessstatus: number } }>().Auftrag.Prozessstatus;
