import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from './testing/test-cli.ts';

describe('a command that reads', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it.each(['deliveries', 'deliveries show dlv_nothing', 'webhooks', 'connections'])(
    'needs a data folder that is set up, and makes none: %s',
    async (words) => {
      const { code, err } = await cli.run(...words.split(' '));
      expect(code).toBe(3);
      expect(err).toContain('[DATA_FOLDER_EMPTY]');
      expect(readdirSync(cli.folder)).toEqual(['eilbote.config.ts']);
    },
  );

  it('finds no log where there is none', async () => {
    const { code, err } = await cli.run('tail', '--no-follow');
    expect(code).toBe(4);
    expect(err).toContain('[LOG_NOT_FOUND]');
  });
});
