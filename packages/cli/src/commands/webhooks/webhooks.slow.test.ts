import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WebhookView } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

interface Shown {
  readonly webhook: WebhookView;
}

describe('eilbote webhooks', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const create = (...more: readonly string[]) =>
    cli.json<Shown>(
      'webhooks',
      'create',
      '--name',
      'Neue Projekte',
      '--event',
      'project.created',
      '--url',
      'https://example.com/hook?key=abcdefghijkl',
      ...more,
    );
  const show = async () => (await cli.json<Shown>('webhooks', 'show', 'Neue Projekte')).webhook;

  it('are made of flags: attributes of every kind, secrets from everywhere but the command line', async () => {
    cli.env['TOKEN'] = 'from-env';
    writeFileSync(join(cli.folder, 'secret.txt'), 'from-file\n');
    const { webhook } = await create(
      '--attribute',
      'quelle=ERP',
      'kunde:=Kunden.Name1',
      'titel~={{ Auftrag.Bauvorhaben }}',
      '--secret-attribute',
      'token@env:TOKEN',
      'second@secret.txt',
      '--part',
      'quelle=both',
      '--condition',
      'Status >= 5',
      '--mode',
      'evaluate',
      '--field',
      'AuftragsNr',
      'Bauvorhaben',
      '--header',
      'X-Tenant=1',
      '--retry',
      '5s,2m',
      '--order',
      'record',
      '--rate',
      '900/1m',
      '--time-limit',
      '20s',
    );
    expect(webhook.definition).toMatchObject({
      attributes: [
        { name: 'quelle', part: 'both', text: 'ERP' },
        { name: 'kunde', part: 'json', field: 'Kunden.Name1' },
        { name: 'titel', part: 'json', template: '{{ Auftrag.Bauvorhaben }}' },
        { name: 'token', part: 'json', secret: true },
        { name: 'second', part: 'json', secret: true },
      ],
      conditions: { text: 'Status >= 5', mode: 'evaluate' },
      fields: ['AuftragsNr', 'Bauvorhaben'],
      headers: [{ name: 'X-Tenant', text: '1' }],
      retryAfterSeconds: [5, 120],
      order: 'record',
      limits: { rates: [{ calls: 900, seconds: 60 }] },
      timeLimitSeconds: 20,
    });
    const { out } = await cli.run('webhooks', 'show', 'Neue Projekte');
    expect(out).toContain('•••');
    expect(out).not.toMatch(/from-(env|file)/);
  });

  it('ask their receivers first, and are shown and previewed with the question', async () => {
    await create('--handshake', 'erp.example.com', '--handshake-rate', '120', '--format', 'cloudevents/binary');
    expect((await show()).definition).toMatchObject({
      format: 'cloudevents/binary',
      handshake: { origin: 'erp.example.com', callsPerMinute: 120 },
    });
    expect((await cli.run('webhooks', 'show', 'Neue Projekte')).out).toContain('erp.example.com, 120 calls a minute');
    const { out } = await cli.run('webhooks', 'preview', 'Neue Projekte');
    expect(out).toMatch(/OPTIONS https:\/\/example\.com\/hook\?key=abcdefghijkl[^]*WebHook-Request-Rate +120[^]*POST/);
    expect(out).toContain('ce-type');
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--handshake-rate', '60');
    expect((await show()).definition.handshake).toEqual({ origin: 'erp.example.com', callsPerMinute: 60 });
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--handshake', 'none');
    expect((await show()).definition).not.toHaveProperty('handshake');
    expect(await cli.run('webhooks', 'edit', 'Neue Projekte', '--handshake-rate', '60')).toMatchObject({ code: 2 });
  });

  it('coalesce changes of a record and leave out what changes nothing, and say so', async () => {
    await create('--coalesce', '30s', '--only-when-changed', 'yes');
    expect((await show()).definition).toMatchObject({ coalesce: { windowSeconds: 30 }, onlyWhenChanged: true });
    const { out } = await cli.run('webhooks', 'show', 'Neue Projekte');
    expect(out).toMatch(/coalesces +changes of the same record within 30 s; sent after 5 min at the latest/);
    expect(out).toMatch(/only when changed +yes/);
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--coalesce-longest', '2m', '--only-when-changed', 'no');
    expect((await show()).definition.coalesce).toEqual({ windowSeconds: 30, longestSeconds: 120 });
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--coalesce', 'none');
    expect((await show()).definition).not.toHaveProperty('coalesce');
    expect(await cli.run('webhooks', 'edit', 'Neue Projekte', '--coalesce-longest', '2m')).toMatchObject({ code: 2 });
    expect(await cli.run('webhooks', 'edit', 'Neue Projekte', '--only-when-changed', 'maybe')).toMatchObject({
      code: 2,
    });
  });

  it('are made of a template in XML', async () => {
    const template = '<a>{{ Bauvorhaben }}</a>';
    await create('--template', template, '--content-type', 'xml');
    expect((await cli.run('webhooks', 'preview', 'Neue Projekte', '--set', 'Bauvorhaben=A<B')).out).toContain(
      '<a>A&lt;B</a>',
    );
    const { err } = await cli.run('webhooks', 'edit', 'Neue Projekte', '--template', '<a>{{ Bauvorhaben }}');
    expect(err).toContain('"</a>" is missing');
  });

  it('ask for a secret where there is a terminal, and refuse where there is none', async () => {
    const words = ['webhooks', 'create', '--name', 'A', '--event', 'project.created', '--url', 'https://example.com/'];
    expect(await cli.run(...words, '--secret-attribute', 'token')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[SECRET_NEEDS_TERMINAL]') as string,
    });
    cli.isTerminal = true;
    cli.answers.push('typed');
    expect(await cli.run(...words, '--secret-attribute', 'token')).toMatchObject({ code: 0 });
    expect(cli.questions).toEqual(['Secret "token": ']);
  });

  it('are made of a file or the standard input', async () => {
    cli.stdin = JSON.stringify({ name: 'Datei', event: 'customer.created', url: 'https://example.com/' });
    const { webhook } = await cli.json<Shown>('webhooks', 'create', '--file', '-', '--name', 'Aus Datei');
    expect(webhook.definition).toMatchObject({ name: 'Aus Datei', event: 'customer.created', table: 'Kunden' });
    expect(await cli.run('webhooks', 'create', '--file', 'missing.json')).toMatchObject({ code: 2 });
  });

  it('list hosts only: path and query may be a credential', async () => {
    await create();
    const { out } = await cli.run('webhooks');
    expect(out).toContain('https://example.com');
    expect(out).not.toContain('abcdefgh');
    const { webhooks } = await cli.json<{ webhooks: WebhookView[] }>('webhooks');
    expect(webhooks[0]?.definition.url).not.toContain('abcdefgh');
    expect((await show()).definition.url).toContain('key=abcdefghijkl');
  });

  it('tell every problem at once and save nothing', async () => {
    cli.language = 'de';
    const { code, err } = await cli.run(
      'webhooks',
      'create',
      '--name',
      'X',
      '--event',
      'project.creatd',
      '--url',
      'htp://x',
    );
    expect(code).toBe(2);
    expect(err).toContain('Meinten Sie „project.created“?');
    expect(err).toContain('/url');
    expect((await cli.json<{ webhooks: unknown[] }>('webhooks')).webhooks).toEqual([]);
  });

  it('change only what is given', async () => {
    await create('--attribute', 'quelle=ERP', 'weg=ja', '--signing-secret', 'new');
    const { code, out } = await cli.run(
      'webhooks',
      'edit',
      'Neue Projekte',
      '--attribute',
      'quelle=Büro',
      '--remove-attribute',
      'weg',
    );
    expect(code).toBe(0);
    expect(out).toContain('version 2');
    expect((await show()).definition).toMatchObject({
      attributes: [{ name: 'quelle', text: 'Büro' }],
      url: 'https://example.com/hook?key=abcdefghijkl',
      signingSecret: true,
    });
    expect((await cli.json<{ versions: unknown[] }>('webhooks', 'versions', 'Neue Projekte')).versions).toHaveLength(2);
  });

  it('refuse an edit of a version that is no longer the newest', async () => {
    await create();
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--order', 'record');
    const { code, err } = await cli.run('webhooks', 'edit', 'Neue Projekte', '--order', 'none', '--if-version', '1');
    expect(code).toBe(5);
    expect(err).toContain('[WEBHOOK_CONFLICT]');
  });

  it('are edited in the editor of the user', async () => {
    await create();
    const script = join(cli.folder, 'editor.mjs');
    writeFileSync(
      script,
      `import fs from 'node:fs'; const file = process.argv.at(-1);
       fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('Neue Projekte', 'Umbenannt'));`,
    );
    expect(await cli.run('webhooks', 'edit', 'Neue Projekte')).toMatchObject({ code: 2 });
    cli.isTerminal = true;
    cli.env['EDITOR'] = `${process.execPath} ${script}`;
    expect((await cli.run('webhooks', 'edit', 'Neue Projekte')).out).toContain('"Umbenannt" saved, version 2');
    expect((await cli.run('webhooks', 'edit', 'Umbenannt')).err).toContain('Nothing changed');
    cli.env['EDITOR'] = '/does/not/exist';
    expect((await cli.run('webhooks', 'edit', 'Umbenannt')).err).toContain('[EDITOR_FAILED]');
  });

  it('lose nothing of what was written in the editor when it cannot be saved', async () => {
    await create();
    const script = join(cli.folder, 'editor.mjs');
    writeFileSync(
      script,
      `import fs from 'node:fs'; const file = process.argv.at(-1);
       fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('project.created', 'project.creatd'));`,
    );
    cli.isTerminal = true;
    cli.env['EDITOR'] = `${process.execPath} ${script}`;
    const { code, err } = await cli.run('webhooks', 'edit', 'Neue Projekte');
    expect(code).toBe(2);
    const [, file = ''] = /What you wrote is in (\S+)\. /.exec(err) ?? [];
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('project.creatd');
    writeFileSync(file, written.replace('project.creatd', 'project.awarded'));
    expect(await cli.run('webhooks', 'edit', 'Neue Projekte', '--file', file)).toMatchObject({ code: 0 });
    rmSync(dirname(file), { recursive: true });
    expect((await show()).definition).toMatchObject({ event: 'project.awarded' });
  });

  it('are switched off and on, paused and resumed; an edit switches nothing', async () => {
    await create();
    const status = async () => (await show()).status;
    await cli.run('webhooks', 'disable', 'Neue Projekte');
    expect(await status()).toBe('inactive');
    await cli.run('webhooks', 'edit', 'Neue Projekte', '--order', 'record');
    expect(await status()).toBe('inactive');
    await cli.run('webhooks', 'enable', 'Neue Projekte');
    expect(await status()).toBe('active');
    expect((await cli.run('webhooks', 'pause', 'Neue Projekte')).out).toContain('paused');
    await cli.run('webhooks', 'resume', 'Neue Projekte');
    expect(await status()).toBe('active');
  });

  it.each(['pause', 'resume'])('stay off when somebody wants to %s what is inactive', async (act) => {
    await create('--inactive');
    expect(await cli.run('webhooks', act, 'Neue Projekte')).toMatchObject({
      code: 5,
      err: expect.stringContaining('eilbote webhooks enable') as string,
    });
    expect((await show()).status).toBe('inactive');
  });

  it('are shown in words, not in codes', async () => {
    cli.language = 'de';
    const limits = ['--rate', '900/1m', '--concurrency', '4', '--deliver-within', '2d', '--order', 'record'];
    await create('--attribute', 'quelle=ERP', '--part', 'quelle=both', '--retry', '5s,30m,2h', ...limits);
    const { out } = await cli.run('webhooks', 'show', 'Neue Projekte');
    for (const words of [
      'nach 5 s, 30 min, 2 h',
      '4 Aufrufe zugleich, 900 Aufrufe in 1 min',
      '2 Tage',
      'JSON und URL',
    ]) {
      expect(out).toContain(words);
    }
  });

  it('are deleted after a question, and are gone then', async () => {
    await create();
    const unasked = await cli.run('webhooks', 'delete', 'Neue Projekte');
    expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining('--yes') as string });
    cli.isTerminal = true;
    cli.answers.push('n', 'y');
    expect((await cli.run('webhooks', 'delete', 'Neue Projekte')).code).toBe(1);
    expect((await cli.run('webhooks', 'delete', 'Neue Projekte')).code).toBe(0);
    expect(await cli.run('webhooks', 'show', 'Neue Projekte')).toMatchObject({
      code: 4,
      err: expect.stringContaining('[WEBHOOK_UNKNOWN]') as string,
    });
  });

  it('are previewed with an example, changed values, or before they are saved', async () => {
    await create('--condition', 'Kunden.Ort = Köln', '--mode', 'evaluate');
    const yes = await cli.run('webhooks', 'preview', 'Neue Projekte');
    expect(yes).toMatchObject({ code: 0, out: expect.stringContaining('The webhook sends.') as string });
    expect(yes.out).toContain('ereignis = Neues Projekt');
    const no = await cli.run('webhooks', 'preview', 'Neue Projekte', '--set', 'Kunden.Ort=Bonn');
    expect(no.out).toContain('The conditions do not hold');
    expect(no.out).toContain('found "Bonn"');
    cli.stdin = JSON.stringify({ name: 'Entwurf', event: 'customer.created', url: 'http://10.0.0.1/' });
    const refused = await cli.run('webhooks', 'preview', '--file', '-');
    expect(refused.code).toBe(6);
    expect(refused.out).toContain('network.allow');
    cli.stdin = JSON.stringify({ name: 'Entwurf', url: 'ftp://10.0.0.1/' });
    const wrong = await cli.run('webhooks', 'preview', '--file', '-');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/\/event[\s\S]*\/url/);
  });
});
