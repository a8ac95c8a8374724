import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

const title = "{ de: 'Uhr', en: 'Clock' }";
const request = "() => ({ method: 'POST', url: { base: 'https://clock.example' }, headers: {} })";
const action = `{ title: ${title}, table: 'Kunden', recommendedFor: ['customer.created'], request: ${request} }`;
const target = (actions: string) => `[{ id: 'clock', title: ${title}, actions: ${actions} }]`;
const good = { type: 'module', exports: './index.mjs', peerDependencies: { '@eilbote/contract': '^0.1.0' } };

describe('eilbote plugin check', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  let made = 0;
  /** A package of its own for each, because a module is loaded once. */
  function written(code: string, manifest: object = good): string {
    made += 1;
    const folder = `plugin-${made}`;
    mkdirSync(join(cli.folder, folder));
    writeFileSync(join(cli.folder, folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(cli.folder, folder, 'index.mjs'), code);
    return folder;
  }

  const plugin = (members: string, version = 1) =>
    `export const clock = { [Symbol.for('eilbote.plugin')]: ${version}, id: 'clock', ${members} };`;

  it('tells what is in a good one, and hands it over as data', async () => {
    const folder = written(plugin(`targets: ${target(`{ save: ${action} }`)}`));
    const shown = await cli.run('plugin', 'check', folder);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('✓ clock · contract 1 · clock (save)');
    const { out } = await cli.run('plugin', 'check', folder, '--json');
    expect(JSON.parse(out)).toMatchObject({
      plugins: [{ id: 'clock', contract: 1, targets: [{ actions: [{ id: 'save', table: 'Kunden' }] }] }],
      faults: [],
    });
  });

  it.each([
    ['a contract that is newer', plugin('targets: []', 99), good, 'CONTRACT_NEWER'],
    ['an action without a title', plugin(`targets: ${target(`{ save: { table: 'any' } }`)}`), good, 'SHAPE'],
    ['a target system without an action', plugin(`targets: ${target('{}')}`), good, 'NO_ACTION'],
    [
      'an event that there is not',
      plugin(`targets: ${target(`{ save: { ...${action}, recommendedFor: ['customer.vanished'] } }`)}`),
      good,
      'CATALOGUE',
    ],
    ['no plugin at all', 'export const clock = {};', good, 'NO_PLUGIN'],
    ['code that throws', "throw new Error('kaputt');", good, 'NOT_LOADED'],
    ['nothing to load', '', { ...good, exports: './dist/index.js' }, 'NOT_LOADED'],
    ['no peer dependency on the contract', plugin('targets: []'), { ...good, peerDependencies: {} }, 'MANIFEST'],
    ['a dependency on the core', plugin(''), { ...good, dependencies: { '@eilbote/core': '1' } }, 'MANIFEST'],
  ])('finds %s', async (_what, code, manifest, fault) => {
    const { code: exit, out } = await cli.run('plugin', 'check', written(code, manifest), '--json');
    expect(exit).toBe(1);
    const { faults } = JSON.parse(out) as { faults: { code: string; text: { de: string; en: string } }[] };
    expect(new Set(faults.map((one) => one.code))).toEqual(new Set([fault]));
    expect(faults[0]?.text.de).not.toBe('');
  });

  it('finds a folder without a package, and says all of it to people', async () => {
    const { code, out } = await cli.run('plugin', 'check', 'nowhere');
    expect(code).toBe(1);
    expect(out).toContain('✕ MANIFEST');
    expect(out).toContain('The folder has no readable package.json.');
  });
});
