import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

it('db backup makes a file that db check passes, and db check names what is wrong', async () => {
  const cli = new TestCli().configure();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  expect(await cli.run('db', 'check')).toMatchObject({ code: 3, err: expect.stringContaining('DATA_FOLDER_EMPTY') });
  await cli.run('webhooks', 'create', '--name', 'A', '--event', 'project.created', '--url', 'https://a.example/x');
  await cli.run('trigger', 'customer.created', '--example');
  const made = await cli.run('db', 'backup', 'b.db');
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^✓ b\.db\n {2}In order: 1 event, 0 deliveries/) });
  expect(await cli.run('db', 'backup', 'b.db')).toMatchObject({
    code: 5,
    err: expect.stringContaining('BACKUP_EXISTS'),
  });
  expect(await cli.json('db', 'check', 'b.db')).toMatchObject({ events: 1, faults: [] });
  const database = new DatabaseSync(join(cli.folder, 'b.db'));
  database.exec('INSERT INTO unmatched VALUES (9)');
  database.close();
  cli.language = 'de';
  const broken = await cli.run('db', 'check', 'b.db');
  expect(broken).toMatchObject({ code: 1 });
  expect(broken.out).toBe('✕ 1  Vorgemerkte Ereignisse, die es nicht gibt.  unmatchedHasEvent: 9');
  expect(await cli.run('db', 'check', 'eilbote.config.ts')).toMatchObject({ code: 3 });
});
