import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifiedLog } from '@eilbote/core';
import { expect, it, onTestFinished } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

it('log verify passes what the engine wrote, and names a line that somebody has changed', async () => {
  const cli = new TestCli().configure();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  const { url } = await cli.receiver();
  await cli.run('webhooks', 'create', '--name', 'A', '--event', 'project.created', '--url', url);
  await cli.run('trigger', 'project.created', '--example');
  const fine = await cli.run('log', 'verify');
  expect(fine).toMatchObject({ code: 0, err: '' });
  expect(fine.out).toContain('✓ 2 lines, all readable, in their order and as in the database.');

  const file = join(cli.folder, 'eilbote-data', 'Logs', 'Webhooks.log');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"status":200', '"status":204'));
  cli.language = 'de';
  const changed = await cli.run('log', 'verify');
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('✕ 1 Zeile: Die Zeile lautet anders als in der Datenbank: Sie wurde verändert.');
  expect(changed.out).toMatch(/Webhooks\.log:2 {2}seq 2 {2}attempt\.delivered {2}dlv_/);
  const { counts, same } = await cli.json<VerifiedLog>('log', 'verify');
  expect({ counts, same }).toEqual({ counts: { different: 1 }, same: 1 });
});
