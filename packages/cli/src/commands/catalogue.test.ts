import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

describe('eilbote events and tables', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('list the event types of the ERP and those of Eilbote itself, and leave nothing behind in the folder', async () => {
    const { eventTypes } = await cli.json<{ eventTypes: { id: string; table: string }[] }>('events');
    expect(eventTypes).toHaveLength(15);
    expect(eventTypes.slice(12).map(({ id }) => id)).toEqual([
      'webhook.paused',
      'delivery.failed',
      'connection.needsAttention',
    ]);
    expect(eventTypes).toContainEqual(expect.objectContaining({ id: 'openItem.dunned', table: 'OPKunden' }));
    cli.language = 'de';
    expect((await cli.run('events', 'list')).out).toContain('Prozessstatus geändert');
    expect(readdirSync(cli.folder)).toEqual([]);
  });

  it('show an event type, its schema and examples that can be triggered', async () => {
    const { out } = await cli.run('events', 'show', 'project.processStatusChanged');
    expect(out).toContain('details.neu.Prozessstatus');
    const schema = await cli.json<{ $schema: string }>('events', 'show', 'project.created', '--schema');
    expect(schema.$schema).toContain('2020-12');
    const { examples } = await cli.json<{ examples: { type: string }[] }>(
      'events',
      'show',
      'openItem.dunned',
      '--example',
    );
    expect(examples[0]).toMatchObject({ type: 'openItem.dunned', records: { OPKunden: {} } });
  });

  it('say what was meant by a mistyped name, with the exit code for "not found"', async () => {
    expect(await cli.run('events', 'show', 'project.creatd')).toMatchObject({
      code: 4,
      err: expect.stringContaining('Did you mean "project.created"?') as string,
    });
    expect((await cli.run('tables', 'show', 'Auftrg')).err).toContain('Did you mean "Auftrag"?');
  });

  it('show tables, their schema and an example', async () => {
    expect((await cli.run('tables')).out).toContain('OPKunden');
    cli.language = 'de';
    const { out } = await cli.run('tables', 'show', 'Lieferanten');
    expect(out).toMatch(/IBAN +Text +IBAN +"DE.*" +Name vermutet +Bank, Bonität, Lohn/);
    expect((await cli.run('tables', 'show', 'Auftrag')).out).toMatch(/Erfassungsdatum +Datum .* belegt/);
    expect((await cli.run('events', 'show', 'project.processStatusChanged')).out).toMatch(
      /details\.ausloeser +eines von speichern, belegdruck, schnellaenderung +Auslöser/,
    );
    cli.language = 'en';
    expect(await cli.json('tables', 'show', 'Kunden', '--schema')).toMatchObject({ type: 'object' });
    expect(await cli.json('tables', 'show', 'Kunden', '--example')).toHaveProperty('KundenNr');
  });

  it('know the tables and event types of the configuration', async () => {
    cli.configure(`tables: [{ name: 'Maschine', title: { de: 'Maschine', en: 'Machine' }, evidence: 'documented', key: ['Nr'],
      fields: { Nr: { type: 'string', title: { de: 'Nummer', en: 'Number' }, evidence: 'documented' } } }]`);
    expect((await cli.run('tables', 'show', 'Maschine')).out).toContain('Machine (Maschine)');
  });

  it('name the file of a configuration that cannot be read', async () => {
    const file = join(cli.folder, 'eilbote.config.ts');
    writeFileSync(file, 'export default {');
    const broken = await cli.run('events');
    expect(broken.code).toBe(3);
    expect(broken.err).toContain('[CONFIG_NOT_LOADED]');
    expect(broken.err).toContain(file);
    writeFileSync(join(cli.folder, 'other.config.ts'), 'export const nothing = 1;');
    expect((await cli.run('events', '--config', 'other.config.ts')).err).toContain('[CONFIG_INVALID]');
  });

  it.each(['plugins: {}', 'dataFolder: 5'])('say what is wrong with a setting: %s', async (setting) => {
    writeFileSync(join(cli.folder, 'wrong.config.ts'), `export default { ${setting} };`);
    const wrong = await cli.run('events', '--config', 'wrong.config.ts');
    expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining(setting.split(':')[0] ?? '') as string });
  });
});
