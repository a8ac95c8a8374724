import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

const url = 'https://crm.example/hook';

describe('a command that comes to a stop', () => {
  let cli: TestCli;
  beforeEach(async () => {
    cli = new TestCli().configure();
    cli.language = 'de';
    await cli.run('webhooks', 'create', '--name', 'Neue Projekte', '--event', 'project.created', '--url', url);
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('names the command that ends a pause, of the webhook, of its lane or of everything', async () => {
    await cli.run('webhooks', 'pause', 'Neue Projekte');
    const paused = await cli.run('trigger', 'project.created', '--example');
    expect(paused.err).toBe('Fortsetzen: eilbote webhooks resume "Neue Projekte"');
    await cli.run('webhooks', 'resume', 'Neue Projekte');
    await cli.run('lanes', 'pause', 'Neue Projekte');
    const lane = await cli.run('trigger', 'project.created', '--example');
    expect(lane.err).toBe('Fortsetzen: eilbote lanes resume "Neue Projekte"');
    await cli.run('lanes', 'resume', 'Neue Projekte');
    await cli.run('lanes', 'pause', '--all');
    const all = await cli.run('trigger', 'project.created', '--example');
    expect(all.err).toBe('Fortsetzen: eilbote lanes resume --all');
  });

  it('refuses a part of the line that would mean nothing', async () => {
    const webhook = await cli.run('trigger', 'project.created', '--example', '--webhook', 'Neue Projekte');
    expect(webhook).toMatchObject({ code: 2, err: expect.stringContaining('Es fehlt: --dry-run.') as string });
    const gone = await cli.run('webhooks', 'edit', 'Neue Projekte', '--remove-attribute', 'quele');
    expect(gone).toMatchObject({
      code: 2,
      err: expect.stringContaining('„quele“ passt nicht. Erwartet wird der Name eines Attributs (keine vorh') as string,
    });
    expect((await cli.run('lanes', 'pause')).err).toContain('Es fehlt: <Spur> | --all.');
  });

  it('does not let a call that is not sent look like one that is', async () => {
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--condition', 'SummeNetto > 1000000', '--mode', 'evaluate');
    const { out } = await cli.run('webhooks', 'preview', 'Neue Projekte');
    expect(out).toMatch(/Es wird nichts gesendet\.\n.+\n\nTräfen sie zu, sähe der Aufruf so aus:\nPOST /);
  });
});
