import {
  definePlugin,
  defineTargetSystem,
  provide,
  RequestBuilding,
  token,
  Transforming,
  wrap,
} from '@eilbote/contract';
import { createHost, Matching, silentLogger, type HostOptions, type Plugin, type RequestDraft } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const title = { de: 'Test', en: 'Test' };

const target = (id: string, request: () => RequestDraft): Plugin =>
  defineTargetSystem({ id, title, actions: { call: { title, table: 'any', request } } });

describe('a plugin that misbehaves', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('kaputt');
      },
      'PLUGIN_CRASHED',
    ],
    ['makes no request', () => ({}) as RequestDraft, 'BUILD_FAILED'],
  ])('and %s fails its own deliveries only', async (_what, request, failure) => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, target('bad', request));
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'schlecht', target: 'bad', action: 'call' }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated());
    await receiver.received(1);
    expect((await failed).delivery).toMatchObject({ state: 'failed', failure, attempts: 0 });
    expect(receiver.calls).toHaveLength(1);
  });

  it('and never resolves is given up after its time limit, while others are delivered', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const hanging = definePlugin({
      id: 'hanging',
      targets: [{ id: 'hanging', title, actions: { call: { title, table: 'any', request: () => request(receiver) } } }],
      provides: [wrap(RequestBuilding, () => ({ build: () => new Promise<RequestDraft>(() => {}) }))],
    });
    const host = await installation.started({}, hanging);
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'hängt', target: 'hanging', action: 'call' }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const failed = deliveryThatIs(host, 'failed');
    const begun = performance.now();
    await host.publish(projectCreated());
    await receiver.received(1);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect((await failed).delivery).toMatchObject({ state: 'failed', attempts: 0 });
  }, 15_000);

  it('and changes its input does not reach the deliveries of others', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const vandal = definePlugin({
      id: 'vandal',
      targets: [{ id: 'vandal', title, actions: { call: { title, table: 'any', request: () => request(receiver) } } }],
      provides: [
        wrap(RequestBuilding, (inner) => ({
          build(input) {
            (input.event.records['Auftrag'] as { Bauvorhaben: string }).Bauvorhaben = 'verändert';
            return inner.build(input);
          },
        })),
      ],
    });
    const host = await installation.started({}, vandal);
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'a', target: 'vandal', action: 'call' }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    await host.publish(projectCreated());
    await receiver.received(1);
    expect(receiver.calls[0]?.body).toContain('Küche Großmann');
  });
});

describe('a plugin', () => {
  it('may change the requests of its own targets, and of no others', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const marked = definePlugin({
      id: 'marked',
      targets: [{ id: 'marked', title, actions: { call: { title, table: 'any', request: () => request(receiver) } } }],
      provides: [
        wrap(Transforming, (inner) => ({
          async transform(draft, input) {
            const transformed = await inner.transform(draft, input);
            return { ...transformed, headers: { ...transformed.headers, 'X-Marke': 'ja' } };
          },
        })),
      ],
    });
    const host = await installation.started({}, marked);
    await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'a', target: 'marked', action: 'call' }));
    await host.webhooks.create(onProjectCreated(receiver.url('/custom')));
    await host.publish(projectCreated());
    await receiver.received(2);
    const marks = receiver.calls.map(({ url, headers }) => [url.startsWith('/custom'), headers['x-marke']]);
    expect(marks).toEqual(
      expect.arrayContaining([
        [true, undefined],
        [false, 'ja'],
      ]),
    );
  });

  it('has services of its own that it can resolve when it starts', async () => {
    await using installation = new TestInstallation();
    const Greeting = token<string>('test.greeting');
    let greeted = '';
    await installation.started(
      {},
      definePlugin({
        id: 'own',
        provides: [provide(Greeting, () => 'Moin')],
        start: (resolver) => {
          greeted = resolver.get(Greeting);
        },
      }),
    );
    expect(greeted).toBe('Moin');
  });
});

describe('the start of a host', () => {
  it('tells every problem of every plugin in one readable text', async () => {
    await using installation = new TestInstallation();
    const one = target('same', () => ({}) as RequestDraft);
    const guardless = definePlugin({ id: 'guardless', provides: [wrap(Matching, (inner) => inner)] });
    const doubled = definePlugin({ id: 'doubled', targets: [{ id: 'same', title, actions: {} }] });
    const starting = installation
      .host()
      .use(one)
      .use(one)
      .use(doubled)
      .use(guardless)
      .use({} as Plugin)
      .start();
    await expect(starting).rejects.toMatchObject({ code: 'STARTUP_FAILED' });
    await expect(starting).rejects.toThrow(
      /same: The plugin is registered with use\(\) twice[\s\S]*host: use\(\) was given something that is no plugin[\s\S]*doubled: The target system "same" belongs to the plugin "same"[\s\S]*guardless: A plugin may not replace "stage.match"/,
    );
  });

  it.each([
    [{ id: '' }, ['host: Plugin, at id: A usable id']],
    [
      { id: 'p', targets: 'x', tables: 5, provides: {}, start: 'x' },
      ['targets: A list', 'tables: A list', 'provides: A list', 'start: A function'],
    ],
    [{ id: 'p', targets: [null] }, ['targets[0]: An object']],
    [
      { id: 'p', targets: [{}] },
      ['targets[0].id: A usable', 'targets[0].title: The German', 'targets[0].actions: An object'],
    ],
    [{ id: 'p', targets: [{ id: 'x', title, actions: { call: null } }] }, ['targets[0].actions.call: An object']],
    [
      { id: 'p', targets: [{ id: 'x', title, classify: 5, actions: { call: { validate: 5, queryNames: [5] } } }] },
      [
        'classify: A function',
        'call.title: The German',
        'call.table: The table',
        'call.request: A function',
        'call.validate: A function',
        'call.queryNames: A list of texts',
      ],
    ],
    [
      {
        id: 'p',
        targets: [
          {
            id: 'x',
            title,
            account: {
              settings: { site: { type: 'string', title, choices: 'sites' } },
              baseUrl: () => '',
              check: { request: () => ({}) },
              choices: { services: { request: 5, read: () => ({}) } },
              prepare: { group: { title, find: null, create: {} } },
              upgrades: [{}],
            },
            actions: {
              call: {
                title,
                table: 'any',
                request: () => ({}),
                fields: { a: { type: 'string', title, choices: 'x' } },
              },
            },
          },
        ],
      },
      [
        'settings.site.choices: The account has no choices "sites"',
        'check.read: A function',
        'choices.services.title: The German',
        'choices.services.request: A function',
        'prepare.group.find: An object',
        'prepare.group.create.request: A function',
        'upgrades[0].upgrade: A function',
        'call.fields.a.choices: The account has no choices "x"',
      ],
    ],
    [{ id: 'p', targets: [{ id: 'constructor', title, actions: {} }] }, ['targets[0].id: A usable id']],
    [{ id: 'p', provides: [null, { make: () => 1 }] }, ['provides[0]: A provide()', 'provides[1]: A provide()']],
  ])('says what is wrong with the plugin %j', async (plugin, flaws) => {
    await using installation = new TestInstallation();
    const starting = installation
      .host()
      .use(definePlugin(plugin as unknown as Plugin))
      .start();
    await expect(starting).rejects.toMatchObject({ code: 'STARTUP_FAILED' });
    const message = await starting.then(() => '').catch((error: Error) => error.message);
    expect(message.split('\n')).toHaveLength(1 + flaws.length);
    for (const one of flaws) expect(message).toContain(one);
  });

  it('refuses settings that are misspelt or make no sense, all at once', async () => {
    await using installation = new TestInstallation();
    const settings: object = {
      netwrok: {},
      network: { onlyAlowed: true, allow: '192.168.1.0/24' },
      log: { bodies: 'everything', maximumBytes: -1 },
      secrets: 'geheim',
      records: {},
      provides: [{ make: () => {} }],
      onPluginFailure: undefined,
    };
    const starting = installation.host(settings).start();
    await expect(starting).rejects.toMatchObject({ code: 'STARTUP_FAILED' });
    const message = await starting.then(() => '').catch((error: Error) => error.message);
    expect(new Set(message.split('\n').slice(1))).toEqual(
      new Set([
        '  - host: There is no option "netwrok". Did you mean "network"?',
        '  - host: There is no option "network.onlyAlowed". Did you mean "onlyAllowed"?',
        '  - host: Option "network.allow": expected is a list of texts.',
        '  - host: Option "log.bodies": expected is one of "none", "selected", "all".',
        '  - host: Option "log.maximumBytes": expected is a whole number from 1 on.',
        '  - host: Option "secrets": expected is an object.',
        '  - host: Option "records": expected is an object with the function find.',
        '  - host: Option "provides": expected is a list of provide() and wrap().',
      ]),
    );
  });

  it.each([undefined, 5, {}])('says that createHost(%j) lacks its store', async (options) => {
    await expect(createHost(options as unknown as HostOptions).start()).rejects.toThrow(/createHost\(\{ store|"store"/);
  });

  it('that fails closes again what it has opened', async () => {
    await using installation = new TestInstallation();
    const open = new Set<string>();
    const Account = token<object>('test.account');
    const account = (id: string, fails: boolean) =>
      definePlugin({
        id,
        provides: [
          provide(Account, () => {
            open.add(id);
            return { [Symbol.asyncDispose]: async () => open.delete(id) };
          }),
        ],
        start: () => {
          if (fails) throw new Error('no licence');
        },
      });
    const starting = installation.started({}, account('good', false), account('bad', true));
    await expect(starting).rejects.toThrow(/bad: start\(\) failed: no licence/);
    expect(open).toEqual(new Set());
  });

  it('can leave out a plugin that fails, whose deliveries then wait', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const build = (fails: boolean) =>
      definePlugin({
        id: 'fragile',
        targets: [
          { id: 'fragile', title, actions: { call: { title, table: 'any', request: () => request(receiver) } } },
        ],
        start: () => {
          if (fails) throw new Error('no licence');
        },
      });
    const first = await installation.started({}, build(false));
    await first.webhooks.create(onProjectCreated(receiver.url(), { target: 'fragile', action: 'call' }));
    await first.stop();
    await expect(installation.started({}, build(true))).rejects.toThrow(/fragile: start\(\) failed: no licence/);
    const without = await installation.started({ onPluginFailure: 'disable' }, build(true));
    const parked = deliveryThatIs(without, 'parked');
    await without.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ state: 'waiting', parked: 'target', attempts: 0 });
    await without.stop();
    await installation.started({}, build(false));
    await receiver.received(1);
  });
});

describe('the stop of a host', () => {
  it('is not kept from closing by a plugin whose stop and services fail, and tells of both', async () => {
    await using installation = new TestInstallation();
    const told: string[] = [];
    const Account = token<object>('test.account');
    const stubborn = definePlugin({
      id: 'stubborn',
      provides: [provide(Account, () => ({ [Symbol.asyncDispose]: () => Promise.reject(new Error('still busy')) }))],
      stop: () => {
        throw new Error('never');
      },
    });
    const diagnostics = { ...silentLogger, error: (message: string) => told.push(message) };
    const host = await installation.started({ diagnostics }, stubborn);
    await host.stop();
    expect(told).toEqual(['plugin "stubborn" failed in stop()', 'plugin "stubborn" failed in closing its services']);
    const again = await installation.started();
    expect(again.dispatches).toBe(true);
  });
});

function request(receiver: FakeReceiver): RequestDraft {
  return { method: 'POST', url: { base: receiver.url('/other') }, headers: {} };
}
