import {
  defineAction,
  definePlugin,
  type Plugin,
  type RequestDraft,
  type RequestInput,
  type TargetSystem,
} from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { conformanceOf } from './conformance.ts';
import type { TargetUnderTest } from './target-under-test.ts';
import { clockwork, clockworkWith } from './testing/clockwork.ts';

const { target } = clockwork;
const { account } = target as Required<TargetSystem>;
const told: TargetUnderTest = { settings: { workspace: 'tischlerei' }, outcomes: { 409: 'delivered' } };
const title = { de: 'Melden', en: 'Tell' };

let moment = 0;
const tools = {
  matchSnapshot: async () => {},
  snapshotFiles: (): readonly string[] => [],
  inAnotherMoment: <T>(act: () => Promise<T>) => {
    moment += 1;
    return act();
  },
};

/** What the suite complains of, name and complaint of each case that fails. */
async function complaints(plugin: Plugin, options: TargetUnderTest = told, more: Partial<typeof tools> = {}) {
  const { cases, close } = conformanceOf(plugin, options, { ...tools, ...more });
  const failed: string[] = [];
  for (const { topic, name, run } of cases) {
    // Takes a real second, and is tried with a real target system beside.
    if (name.endsWith('after silence')) continue;
    await run().catch((error: Error) => failed.push(`${topic} ${name}: ${error.message}`));
  }
  await close();
  return failed;
}

const oneCall = (request: (input: RequestInput) => RequestDraft) =>
  clockworkWith({ actions: { tell: defineAction({ title, table: 'Auftrag', request }) } });

const post = (base: string, value: object = {}) =>
  ({ method: 'POST', url: { base }, headers: {}, body: { kind: 'json', value } }) as RequestDraft;

describe('the conformance suite of target systems', () => {
  it('finds nothing wrong with a good one', async () => {
    expect(await complaints(clockwork)).toEqual([]);
  });

  it('finds texts that are missing in one language, deep inside too', async () => {
    const settings = {
      ...account.settings,
      region: { type: 'string', title: { de: 'Gebiet', en: ' ' }, default: 'eu' },
    };
    const found = await complaints(clockworkWith({ account: { ...account, settings } as never }));
    expect(found.join()).toContain('account.settings.region.title says nothing in "en"');
  });

  it('finds credentials that are no secrets', async () => {
    const auth = { scheme: 'basic', user: 'workspace', password: 'workspace' } as const;
    const found = await complaints(clockworkWith({ account: { ...account, auth } }));
    expect(found.join()).toContain('auth.password: the setting "workspace" is no secret');
  });

  it('finds words that no schema has', async () => {
    const settings = { ...account.settings, region: { type: 'string', title, minLenght: 2, default: 'eu' } } as never;
    expect((await complaints(clockworkWith({ account: { ...account, settings } }))).join()).toMatch(/minLenght/);
  });

  it('finds questions to the account that cannot read their own samples', async () => {
    const check = { ...account.check, sample: null } as NonNullable<typeof account.check>;
    const stages = { ...check, title, read: () => ({ choices: [] }) };
    const found = await complaints(clockworkWith({ account: { ...account, check, choices: { stages } } }));
    expect(found.join()).toMatch(/check\.read throws[\s\S]*choices\.stages\.read finds no choice in its own sample/);
  });

  it('finds older settings that do not arrive at the present ones', async () => {
    const upgrades = [
      { example: {}, upgrade: () => ({}) },
      { example: { space: 'x' }, upgrade: () => ({ space: 'x' }) },
    ];
    const found = (await complaints(clockworkWith({ account: { ...account, upgrades } }))).join();
    expect(found).toContain('upgrades[0].example is empty');
    expect(found).toContain(
      "upgrades from 1 on lead to settings that are not valid: / must have required property 'workspace'",
    );
  });

  it('finds actions for events that do not exist, or of another table', async () => {
    const action = { ...(target.actions['saveCustomer'] as NonNullable<TargetSystem['actions'][string]>) };
    const vanished = { ...action, recommendedFor: ['customer.vanished'] };
    const other = { ...action, recommendedFor: ['purchaseOrder.created'] };
    expect((await complaints(clockworkWith({ actions: { vanished } }))).join()).toContain(
      'action "vanished" is recommended for "customer.vanished", which is no event type',
    );
    expect((await complaints(clockworkWith({ actions: { other } }))).join()).toContain(
      'action "other" takes Kunden, which does not come with "purchaseOrder.created"',
    );
  });

  it('tells what an action threw', async () => {
    const found = await complaints(
      oneCall(() => {
        throw new TypeError('no pipeline');
      }),
    );
    expect(found.join()).toMatch(/tell project\.created 1: PLUGIN_CRASHED.*\(TypeError: no pipeline\)/);
  });

  it('finds requests that change with the moment', async () => {
    const found = await complaints(oneCall(({ url }) => post(url, { moment })));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('tell project.created 1: the same event makes another request the second time');
  });

  it('finds calls beside the base URL', async () => {
    const found = await complaints(oneCall(({ url }) => post(new URL('/v2/elsewhere', url).href)));
    expect(found.join()).toContain('https://api.clockwork.example/v2/elsewhere is not below');
  });

  it('finds bodies that are no JSON although they say so', async () => {
    const found = await complaints(
      oneCall(({ url }) => ({ ...post(url), body: { kind: 'text', text: '{', contentType: 'application/json' } })),
    );
    expect(found.join()).toContain('says application/json, but the body is no JSON');
  });

  it('finds requests that their own schemas do not know, and schemas that take everything', async () => {
    const requests = {
      'PUT /customers/:number': { body: { type: 'object', properties: { nmae: { type: 'string' } } } },
      'POST /projects': { body: { type: 'object', properties: {}, additionalProperties: false } },
    };
    const found = (await complaints(clockwork, { ...told, requests })).join();
    expect(found).toContain('PUT /customers/:number: body is open at /');
    expect(found).toContain('saveProject project.created 1, "look": no schema of an operation for GET https://');
    expect(found).toContain('POST /projects: body / must NOT have additional properties ("number")');
  });

  it('finds answers that lead to something else than the table says', async () => {
    const found = await complaints(clockworkWith({ classify: () => ({ kind: 'delivered' }) }), {
      settings: { workspace: 'tischlerei' },
    });
    for (const answer of [400, 401, 404, 408, 409, 429, 500, 503]) {
      expect(found.join()).toContain(`answered by ${answer}, is delivered`);
    }
  });

  it('finds a secret that is shown', async () => {
    const found = await complaints(clockwork, { settings: { workspace: 'geheim-4711', apiKey: 'geheim-4711' } });
    expect(found.join()).toContain('the secret "geheim-4711" stands in what is shown or kept');
  });

  it('finds snapshots of actions that are gone', async () => {
    const snapshotFiles = () => ['saveCustomer.http', 'old.http'];
    expect(await complaints(clockwork, told, { snapshotFiles })).toEqual([
      expect.stringContaining('old.http is the snapshot of no action') as string,
    ]);
  });
});

describe('a test of a target system that tests nothing', () => {
  it('fails for names that there are not, and for options without content', async () => {
    const found = await complaints(clockwork, {
      ...told,
      settings: { workspace: 'tischlerei', wrokspace: 'x' },
      parameters: { saveCustomer: { stage: 'x' }, saveCutsomer: {} },
      mapping: { saveCustomer: { nmae: { text: 'x' } } },
      requests: {},
      snapshots: 'x',
    } as TargetUnderTest);
    const [itself = ''] = found;
    expect(itself).toContain('there is no option "snapshots"');
    expect(itself).toContain('there is no setting "wrokspace"; did you mean "workspace"?');
    expect(itself).toContain('there is no parameter of "saveCustomer" "stage"');
    expect(itself).toContain('there is no action "saveCutsomer"; did you mean "saveCustomer"?');
    expect(itself).toContain('there is no field of "saveCustomer" "nmae"; did you mean "name"?');
    expect(itself).toContain('the option "requests" is empty');
  });

  it('fails for outcomes that hold anyway, and for exceptions that are none', async () => {
    const found = await complaints(clockwork, {
      ...told,
      outcomes: { 409: 'delivered', 404: 'failed' },
      withoutCall: ['saveProject project.created 1', 'saveProject project.created 99'],
    });
    expect(found.join()).toContain('outcomes: 404 leads to "failed" anyway');
    expect(found.join()).toContain('"saveProject project.created 1", which does make a call');
    expect(found.join()).toContain('"saveProject project.created 99", which is no example of an action');
  });

  it('is refused for a plugin without a target system, and must choose among several', () => {
    expect(() => conformanceOf(definePlugin({ id: 'empty' }), {}, tools)).toThrow(
      'no such target system; it has: none',
    );
    const two = definePlugin({ id: 'two', targets: [target, { ...target, id: 'other' }] });
    expect(() => conformanceOf(two, {}, tools)).toThrow('say which { target } of the plugin: clockwork, other');
  });

  it('fails as a whole where no example leads to a call', async () => {
    const actions = { tell: { ...target.actions['saveCustomer'], recommendedFor: [] } } as never;
    expect((await complaints(clockworkWith({ actions }))).join()).toContain(
      'action "tell" is for no event type that has examples',
    );
  });
});
