import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

describe('a file that is given to a command', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
    cli.language = 'de';
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('that does not exist, or is a folder, is told in the language of the reader', async () => {
    const { code, err } = await cli.run('webhooks', 'create', '--file', 'webhook.json');
    expect(code).toBe(2);
    expect(err).toContain('webhook.json konnte nicht gelesen werden: Diese Datei gibt es nicht.');
    expect((await cli.run('webhooks', 'create', '--file', '.')).err).toContain('Das ist ein Ordner, keine Datei.');
  });

  it('that is no JSON is told on one line, with what is often wrong', async () => {
    writeFileSync(join(cli.folder, 'webhook.json'), '{"name": "F",\n "event":\n}');
    const { err } = await cli.run('webhooks', 'create', '--file', 'webhook.json');
    expect(err).toMatch(/^.*Sie enthält kein gültiges JSON \(.+\)\. Oft fehlt ein Komma.*$/);
  });
});
