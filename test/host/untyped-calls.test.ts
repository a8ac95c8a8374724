import { silentLogger, type HostEvents } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { describe, expect, it } from 'vitest';
import { onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

/** What a program in JavaScript may hand over, where the compiler of TypeScript has no say. */
const anything = (value: unknown) => value as never;

describe('a host that is called from JavaScript', () => {
  it('refuses a misspelt filter, which would otherwise stand for all deliveries', async () => {
    await using installation = new TestInstallation();
    const { deliveries } = await installation.started();
    const misspelt = anything({ state: ['failed'] });
    const code = 'HOST_CALL_INVALID';
    await expect(deliveries.cancel(misspelt)).rejects.toMatchObject({
      code,
      message: 'deliveries.cancel(): "state": expected is states.',
    });
    await expect(deliveries.list(misspelt)).rejects.toMatchObject({ code });
    await expect(deliveries.count(misspelt)).rejects.toMatchObject({ code });
    await expect(deliveries.countResendable(misspelt)).rejects.toMatchObject({ code });
    await expect(deliveries.resendMany(misspelt)).rejects.toMatchObject({ code });
    await expect(deliveries.cancel(anything('dlv_1'))).rejects.toMatchObject({ code });
    expect(await deliveries.list({ states: ['failed'] })).toMatchObject({ rows: [] });
  });

  it('says which function got what it does not expect', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await expect(host.publishMany(anything({}))).rejects.toThrow('publishMany(): expected is a list of events.');
    await expect(host.explain(projectCreated(), anything(undefined))).rejects.toThrow(
      'explain(): expected is { webhook',
    );
    const name = anything('deliverd') as keyof HostEvents;
    expect(() => host.on(name, () => {})).toThrow('on("deliverd"): expected is delivered.');
    expect(() => host.on('delivered', anything(undefined))).toThrow('on("delivered"): expected is a function.');
  });

  it('does not start with a key that is none, however it is given', async () => {
    await using installation = new TestInstallation();
    const mistyped = installation.host({ secrets: { key: 'kurz' } }).use(custom);
    await expect(mistyped.start()).rejects.toThrow('Option "secrets.key": expected is a key of 32 bytes');
    const bytes = installation.host({ secrets: { key: anything(new Uint8Array(32)) } }).use(custom);
    await bytes.start();
    await bytes.stop();
  });

  it('names the kind of an error that a look-up of records ended with, and none of its words', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({
      diagnostics: silentLogger,
      records: {
        find: () => Promise.reject(Object.assign(new Error('Greta Großmann'), { code: 'SQLITE_BUSY' })),
      },
    });
    await host.webhooks.create(onProjectCreated('https://receiver.example/hook'));
    const { warnings } = await host.publish(projectCreated());
    expect(JSON.stringify(warnings)).toContain('The look-up of the table Kunden failed (SQLITE_BUSY); the event');
    expect(JSON.stringify(warnings)).not.toContain('Greta');
  });
});
