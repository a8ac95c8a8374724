import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

interface Made {
  readonly config: string;
  readonly dataFolder: string;
  readonly key: { readonly origin: string; readonly file?: string };
}

describe('eilbote init', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().install();
    const folder = join(cli.folder, 'user');
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    vi.stubEnv('EILBOTE_KEY', '');
    cli.env['XDG_CONFIG_HOME'] = folder;
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await cli[Symbol.asyncDispose]();
  });

  it('writes a configuration that loads, a data folder, and a key that only its user reads', async () => {
    const { config, dataFolder, key } = await cli.json<Made>('init');
    expect(readFileSync(config, 'utf8')).toContain('export default defineConfig');
    expect(existsSync(join(dataFolder, 'eilbote.db'))).toBe(true);
    expect(key.origin).toBe('file');
    expect(statSync(key.file ?? '').mode & 0o777).toBe(0o600);
    expect(key.file?.startsWith(dataFolder)).toBe(false);
    expect(await cli.run('webhooks')).toMatchObject({ code: 0 });
  });

  it('says where the key is and that it wants a backup, in the language of the user', async () => {
    cli.language = 'de';
    const { out } = await cli.run('init', 'büro');
    expect(out).toContain(join('user', 'eilbote', 'keys'));
    expect(out).toContain('Sichern Sie den Schlüssel');
    expect(readFileSync(join(cli.folder, 'büro', 'eilbote.config.ts'), 'utf8')).toContain('So ist diese Installation');
  });

  it('leaves an existing configuration alone unless it is told otherwise', async () => {
    const file = join(cli.folder, 'eilbote.config.ts');
    writeFileSync(file, 'mine');
    expect(await cli.run('init')).toMatchObject({ code: 5 });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await cli.run('init', '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toContain('defineConfig');
  });

  it('asks first where there is a terminal, and takes no for an answer', async () => {
    cli.isTerminal = true;
    cli.answers.push('n');
    expect(await cli.run('init')).toMatchObject({ code: 1 });
    expect(existsSync(join(cli.folder, 'eilbote.config.ts'))).toBe(false);
    expect(await cli.run('init', '--yes')).toMatchObject({ code: 0 });
    expect(cli.questions).toHaveLength(1);
  });
});
