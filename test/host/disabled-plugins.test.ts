import * as ours from '@eilbote/contract';
import { anEvent, fakeReceiver, testHost } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';

describe('one bad plugin', () => {
  const good = ours.defineTargetSystem({
    id: 'good',
    title: { de: 'Gut', en: 'Good' },
    actions: {
      call: ours.defineAction({
        title: { de: 'Rufen', en: 'Call' },
        table: 'any',
        request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }),
      }),
    },
  });
  const title = { de: 'x', en: 'x' };
  const bad: readonly (readonly [string, ours.Plugin])[] = [
    ['of a newer contract', { ...good, id: 'newer', [ours.brand]: 99 }],
    ['without a shape', ours.definePlugin({ id: 'shapeless', targets: [{ id: 'x' }] as never })],
    ['that takes a target system of another', ours.definePlugin({ id: 'thief', targets: good.targets ?? [] })],
    [
      'that replaces what guards',
      ours.definePlugin({ id: 'guardless', provides: [ours.provide(ours.token<string>('stage.send'), () => 'mine')] }),
    ],
    ['with a table that is none', ours.definePlugin({ id: 'tabular', tables: [{ name: '', title } as never] })],
  ];

  it.each(bad)('%s is left out, and hurts no other one', async (_what, plugin) => {
    await expect(testHost({ plugins: [good, plugin] })).rejects.toMatchObject({ code: 'STARTUP_FAILED' });
    await using receiver = await fakeReceiver();
    const told: string[] = [];
    const quiet = () => {};
    const diagnostics = { debug: quiet, info: quiet, warn: quiet, error: (text: string) => void told.push(text) };
    await using test = await testHost({ plugins: [good, plugin], onPluginFailure: 'disable', diagnostics });
    expect(test.host.targets.map(({ id }) => id)).toEqual(['good']);
    expect(told.length).toBeGreaterThan(0);
    for (const text of told) expect(text).toContain(`plugin "${plugin.id}" is left out: `);
    const webhook = { name: 'w', event: 'project.created', url: receiver.url(), target: 'good', action: 'call' };
    await test.host.webhooks.create(webhook);
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(1);
    expect(receiver.calls).toHaveLength(1);
  });
});
