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

  it('tells of a name that another has, and of a blank in a URL, while saving', async () => {
    const same: readonly string[] = ['webhooks', 'create', '--name', 'Neue Projekte', '--event', 'project.created'];
    const twice = await cli.run(...same, '--url', 'https://crm.example/ hook');
    expect(twice.code).toBe(0);
    expect(twice.err).toContain('Hinweis /name: Den Namen „Neue Projekte“ gibt es schon.');
    expect(twice.err).toContain('Hinweis /url: In der URL steht ein Leerzeichen');
    const template = await cli.run(...same.with(3, 'Mit Vorlage'), '--url', 'https://crm.example/{{ AuftragsNr }}');
    expect(template.err).not.toContain('Leerzeichen');
    const again = await cli.run('webhooks', 'edit', 'Mit Vorlage', '--retry', '1m');
    expect(again.err).not.toContain('gibt es schon');
  });

  it('asks whether another name was meant', async () => {
    const { code, err } = await cli.run('webhooks', 'show', 'neue projekte');
    expect(code).toBe(4);
    expect(err).toContain('„neue projekte“ gibt es nicht. Meinten Sie „Neue Projekte“? Die vorhandenen zeigt');
  });

  it('says that no line of the log fits, instead of nothing', async () => {
    await cli.run('webhooks', 'pause', 'Neue Projekte');
    await cli.run('trigger', 'project.created', '--example');
    expect(await cli.run('tail', '--no-follow', '--event', 'project.creatd')).toEqual({
      code: 0,
      out: '',
      err: 'Keine Zeile passt dazu.',
    });
  });
});
