import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

function configured(): TestCli {
  const cli = new TestCli().configure();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  return cli;
}

const create = ['webhooks', 'create', '--name', 'Lager', '--event', 'project.created'];

describe('export and import', () => {
  it('take webhooks to another installation, shown value by value before', async () => {
    const [source, target] = [configured(), configured()];
    source.env['TOKEN'] = 'geheim42';
    source.env['PASSPHRASE'] = target.env['PASSPHRASE'] = 'vier lange Wörter hier';
    const connection = ['--name', 'CRM', '--base-url', 'https://crm.example', '--auth', 'bearer'];
    await source.run('connections', 'create', ...connection, '--auth-secret', 'env:TOKEN');
    await source.run(...create, '--connection', 'CRM', '--path', '/projects');
    const file = join(source.folder, 'umzug.json');
    const exported = await source.run('export', '--with-secrets', '--passphrase', 'env:PASSPHRASE', '--file', file);
    expect(exported).toMatchObject({ code: 0, out: `✓ 1 webhook and 1 connection in ${file}.` });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('geheim42');
    expect(await source.run('export', '--file', file)).toMatchObject({ code: 5, err: expect.stringContaining(file) });

    const dry = await target.run('import', file, '--passphrase', 'env:PASSPHRASE');
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('+ webhook "Lager": new');
    expect(dry.out).toMatch(/\/auth\n {6}\+ \{"scheme":"bearer","token":"••• \(new\)"\}/);
    expect(dry.out).toContain('✓ 2 new, 0 changed, 0 as they are.');
    const again = await target.json('import', file, '--passphrase', 'env:PASSPHRASE', '--dry-run');
    expect(again).toMatchObject({ saved: false, entries: [{ change: 'same' }, { change: 'same' }] });
  });

  it('save nothing with --dry-run', async () => {
    const cli = configured();
    await cli.run(...create, '--url', 'https://a.example/x');
    const { out } = await cli.run('export');
    writeFileSync(join(cli.folder, 'neu.json'), out.replace('https://a.example/x', 'https://b.example/x'));
    cli.language = 'de';
    const dry = await cli.run('import', 'neu.json', '--dry-run');
    expect(dry.out).toMatch(
      /^~ Webhook „Lager“: geändert {2}whk_\w+\n {4}\/url\n {6}- https:\/\/a.example\/x\n {6}\+ https:\/\/b.example\/x\n/,
    );
    expect((await cli.run('webhooks', 'show', 'Lager')).out).toContain('https://a.example');
  });

  it('ask a person whether what they have seen is to be taken over', async () => {
    const cli = configured();
    await cli.run(...create, '--url', 'https://a.example/x');
    const { out } = await cli.run('export');
    writeFileSync(join(cli.folder, 'neu.json'), out.replace('"Lager"', '"Halle"'));
    cli.isTerminal = true;
    cli.answers.push('n', 'y');
    const refused = await cli.run('import', 'neu.json');
    expect(refused).toMatchObject({ code: 1, err: 'Nothing taken over.' });
    const taken = await cli.run('import', 'neu.json');
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(cli.questions).toEqual(['Take this over? [y/N] ', 'Take this over? [y/N] ']);
    expect((await cli.json<{ webhooks: { definition: { name: string } }[] }>('webhooks')).webhooks).toMatchObject([
      { definition: { name: 'Halle' } },
    ]);
  });

  it('tell everything that is wrong with a file and end as a wrong argument does', async () => {
    const cli = configured();
    await cli.run(...create, '--url', 'https://a.example/x');
    const { out } = await cli.run('export');
    writeFileSync(
      join(cli.folder, 'falsch.json'),
      out.replace('project.created', 'project.crated').replace('POST', 'HUT'),
    );
    const dry = await cli.run('import', 'falsch.json', '--dry-run');
    expect(dry.code).toBe(2);
    expect(dry.out).toMatch(/✕ \/method[^]*✕ \/event[^]*✕ 0 new, 1 changed/);
    const real = await cli.run('import', 'falsch.json');
    expect(real).toMatchObject({ code: 2, err: expect.stringMatching(/IMPORT_INVALID.*Nothing was taken over/) });
    expect(await cli.run('import', 'nirgends.json')).toMatchObject({ code: 2 });
    expect(await cli.run('import', 'eilbote.config.ts')).toMatchObject({ code: 2 });
    expect(existsSync(join(cli.folder, 'eilbote-data'))).toBe(true);
  });
});
