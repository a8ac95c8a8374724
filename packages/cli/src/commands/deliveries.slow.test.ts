import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DeliveryRow, DeliveryView, LogLine } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

interface Triggered {
  readonly event: { readonly id: string; readonly known: boolean };
  readonly dispatched: boolean;
  readonly deliveries: DeliveryRow[];
  readonly passedBy: { readonly verdict: string }[];
}

describe('from a webhook to its deliveries', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
    cli.env['TOKEN'] = 'geheim42';
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const create = (url: string, ...more: readonly string[]) =>
    cli.run('webhooks', 'create', '--name', 'Neue Projekte', '--event', 'project.created', '--url', url, ...more);
  const trigger = (...more: readonly string[]) =>
    cli.json<Triggered>('trigger', 'project.created', '--example', ...more);

  it('find deliveries by state, record and webhook, page by page', async () => {
    const { url } = await cli.receiver();
    await create(url);
    for (const key of ['A1', 'A2', 'A3']) await trigger('--set', `AuftragsNr=${key}`);
    const list = (...words: readonly string[]) =>
      cli.json<{ deliveries: DeliveryRow[]; next?: string }>('deliveries', 'list', ...words);
    expect((await list('--key', 'Auftrag:A2')).deliveries.map(({ key }) => key)).toEqual(['A2']);
    expect((await list('--state', 'failed,waiting')).deliveries).toEqual([]);
    expect((await list('--webhook', 'Neue Projekte', '--since', '1h')).deliveries).toHaveLength(3);
    const first = await list('--limit', '2');
    const second = await list('--limit', '2', '--cursor', first.next ?? '');
    expect([...first.deliveries, ...second.deliveries].map(({ key }) => key)).toEqual(['A3', 'A2', 'A1']);
    expect(await cli.run('deliveries', 'list', '--state', 'lost')).toMatchObject({ code: 2 });
    expect(await cli.run('deliveries', 'list', '--cursor', 'lost')).toMatchObject({ code: 2 });
    for (const mistyped of [
      ['--event', 'project.creatd'],
      ['--key', 'Auftrg:A1'],
    ]) {
      const { code, err } = await cli.run('deliveries', 'list', ...mistyped);
      expect(code).toBe(4);
      expect(err).toContain('Did you mean');
    }
    for (const since of ['9z', 'yesterday', '2026-13-01']) {
      expect(await cli.run('deliveries', 'list', '--since', since)).toMatchObject({ code: 2 });
    }
  });

  it('tell cause and remedy of a failure in the language of the user', async () => {
    const { url } = await cli.receiver('503');
    await create(url);
    const run = await cli.run('trigger', 'project.created', '--example');
    expect(run.code).toBe(1);
    expect(run.out).toContain('next attempt in');
    expect(run.err).toMatch(/Cause and remedy: eilbote deliveries show dlv_\w+/);
    cli.language = 'de';
    const { deliveries } = await cli.json<{ deliveries: DeliveryRow[] }>('deliveries');
    const { out } = await cli.run('deliveries', 'show', deliveries[0]?.id ?? '');
    expect(out).toContain('Beim Empfänger ist ein Fehler aufgetreten');
    expect(out).toContain('Abhilfe');
    expect(out).toContain('HTTP_5XX');
    const { out: failed } = await cli.run('tail', '--no-follow', '--failed');
    expect(failed).toContain('Versuch fehlgeschlagen');
    expect(failed).toContain('Beim Empfänger ist ein Fehler aufgetreten · HTTP_5XX');
    expect(failed).not.toContain('Webhook gespeichert');
  });

  it('say with exit code 6 that the network policy holds a call back', async () => {
    await create('http://10.1.1.1/x');
    const { code, out } = await cli.run('trigger', 'project.created', '--example');
    expect(code).toBe(6);
    expect(out).toContain('address not allowed');
    const { deliveries } = await cli.json<{ deliveries: DeliveryRow[] }>('deliveries');
    cli.language = 'de';
    expect((await cli.run('deliveries', 'show', deliveries[0]?.id ?? '')).out).toContain('network.allow: ["10.1.1.1"]');
  });

  it('say with exit code 3 that the key of the secrets is not the right one', async () => {
    const { url } = await cli.receiver();
    await create(url);
    cli.configure(`secrets: { key: '${'8'.repeat(64)}' }`, 'other-key.ts');
    const { code, out } = await cli.run('trigger', 'project.created', '--example', '--config', 'other-key.ts');
    expect(out).toContain('secret cannot be read');
    expect(code).toBe(3);
  });

  it('say with exit code 3 that the plugin of the target system is missing', async () => {
    const { url } = await cli.receiver();
    await create(url);
    cli.configure('plugins: []', 'no-plugins.ts');
    const { code, out } = await cli.run('trigger', 'project.created', '--example', '--config', 'no-plugins.ts');
    expect(out).toContain('target system missing');
    expect(code).toBe(3);
  });

  it('say of a waiting one that its webhook is paused', async () => {
    const { url } = await cli.receiver();
    await create(url);
    await cli.run('webhooks', 'pause', 'Neue Projekte');
    const { code, out } = await cli.run('trigger', 'project.created', '--example');
    expect(code).toBe(0);
    expect(out).toContain('webhook paused');
  });

  it('say of a waiting one that its receiver is down, without waiting for it', async () => {
    const { url } = await cli.receiver('503x99');
    await create(url, '--retry', '1h');
    for (let count = 0; count < 5; count += 1) await trigger();
    const begun = performance.now();
    const { out } = await cli.run('trigger', 'project.created', '--example');
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(out).toMatch(/waiting .* 0 .*receiver disturbed, is being probed; goes on in \d+ seconds/);
    const listed = await cli.run('deliveries', 'list', '--state', 'waiting', '-n', '1');
    expect(listed.out).toContain('receiver disturbed');
  });

  it('ask what becomes of waiting deliveries, and cancel them', async () => {
    const { url } = await cli.receiver('503x2');
    // No repetition comes due while this runs, however long its commands take.
    await create(url, '--retry', '1h');
    await trigger();
    await trigger();
    const quiet = await cli.run('webhooks', 'edit', 'Neue Projekte', '--order', 'record');
    expect(quiet.err).toContain('2 deliveries wait');
    cli.isTerminal = true;
    cli.answers.push('3');
    const asked = await cli.run('webhooks', 'edit', 'Neue Projekte', '--order', 'none');
    expect(cli.questions.at(-1)).toContain('2 deliveries wait (0 not tried yet, 2 tried)');
    expect(asked.out).toContain('2 cancelled');
    expect(await cli.json('deliveries', 'cancel', '--webhook', 'Neue Projekte')).toEqual({ cancelled: [] });
  });

  it('cancel one by its id, and say so when it does not wait any more', async () => {
    const { url } = await cli.receiver('503');
    await create(url);
    const id = (await trigger()).deliveries[0]?.id ?? '';
    expect(await cli.run('deliveries', 'cancel', id)).toMatchObject({ code: 0 });
    expect(await cli.run('deliveries', 'cancel', id)).toMatchObject({ code: 5 });
    expect(await cli.run('deliveries', 'cancel', 'dlv_nothing')).toMatchObject({ code: 4 });
    expect(await cli.run('deliveries', 'cancel')).toMatchObject({ code: 2 });
  });

  it('print a curl command that a shell runs, secrets in place of variables', async () => {
    const { url, calls } = await cli.receiver();
    await create(`${url}?x='a b'`, '--secret-attribute', 'token@env:TOKEN', '--attribute', "quote=it's $HOME");
    const id = (await trigger()).deliveries[0]?.id ?? '';
    const { out, err } = await cli.run('deliveries', 'curl', id);
    expect(out).not.toContain('geheim42');
    expect(err).toContain('SECRET_BODY');
    await promisify(execFile)('sh', ['-c', out], { env: { ...process.env, SECRET_BODY: 'geheim42' } });
    expect(calls).toHaveLength(2);
    expect(calls[1]?.url).toBe(calls[0]?.url);
    expect(calls[1]?.body).toBe(calls[0]?.body);
    expect(calls[1]?.headers['webhook-id']).toBe(id);
  });

  it('say of a curl command that it carries no signature', async () => {
    const { url } = await cli.receiver();
    await create(url, '--signing-secret', 'new');
    const id = (await trigger()).deliveries[0]?.id ?? '';
    const { out, err } = await cli.run('deliveries', 'curl', id);
    expect(out).not.toContain('webhook-signature');
    expect(err).toContain('Without the signature (webhook-timestamp, webhook-signature)');
    expect(await cli.json('deliveries', 'curl', id)).toMatchObject({
      leftOut: ['webhook-timestamp', 'webhook-signature'],
    });
  });

  it('are not well done where trigger was interrupted before their end', async () => {
    const { url } = await cli.receiver('slow:1s');
    await create(url);
    const stop = new AbortController();
    const io = cli.io(
      (text) => {
        if (text.includes('accepted')) stop.abort();
      },
      () => {},
      stop.signal,
    );
    const { run } = await import('../run.ts');
    expect(await run(['trigger', 'project.created', '--example'], io)).toBe(1);
  });

  it('print a curl command of a delivery that was not sent yet, as it will be', async () => {
    await create('http://10.1.1.1/x');
    const id = (await trigger()).deliveries[0]?.id ?? '';
    const { out } = await cli.run('deliveries', 'curl', id);
    expect(out).toContain('http://10.1.1.1/x?ereignis=');
    expect(out).toContain(`"deliveryId":"${id}"`);
  });

  it('publish an id once, and show what would happen without publishing', async () => {
    const { url, calls } = await cli.receiver();
    await create(url, '--condition', 'Kunden.Ort = Bonn', '--mode', 'evaluate');
    const dry = await cli.run('trigger', 'project.created', '--example', '--set', 'Kunden.Ort=Bonn', '--dry-run');
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('The webhook sends.') as string });
    expect(calls).toEqual([]);
    const first = await trigger('--id', 'crm-1');
    expect(first.passedBy).toMatchObject([{ verdict: 'passesBy' }]);
    expect((await trigger('--id', 'crm-1')).event.known).toBe(true);
    const empty = await cli.run('trigger', 'project.created', '--example', '--set', 'Kunden.Ort=null');
    expect(empty.out).toContain('– Neue Projekte: the conditions cannot be decided');
    const other = await cli.run('trigger', 'project.created', '--example', '--id', 'crm-1', '--set', 'AuftragsNr=B');
    expect(other).toMatchObject({ code: 5, err: expect.stringContaining('[EVENT_ID_TAKEN]') as string });
  });

  it.each(['__proto__.x=1', 'Nirgends.Feld=1', 'nothing'])('refuse to set %s', async (text) => {
    expect(await cli.run('trigger', 'project.created', '--set', text)).toMatchObject({ code: 2 });
  });

  it('give tail as JSON lines, and follow what comes', async () => {
    const { url } = await cli.receiver();
    await create(url);
    await trigger();
    const stop = new AbortController();
    const lines: LogLine[] = [];
    const { promise: third, resolve } = Promise.withResolvers<void>();
    const io = cli.io(
      (text) => {
        lines.push(JSON.parse(text) as LogLine);
        if (lines.filter(({ kind }) => kind === 'attempt.delivered').length === 3) resolve();
      },
      () => {},
      stop.signal,
    );
    const { run } = await import('../run.ts');
    const following = run(['tail', '--json'], io);
    await trigger();
    await trigger();
    await third;
    stop.abort();
    expect(await following).toBe(0);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  });

  it('show a delivery as JSON with its exchanges', async () => {
    const { url } = await cli.receiver();
    await create(url);
    const id = (await trigger()).deliveries[0]?.id ?? '';
    const view = await cli.json<DeliveryView>('deliveries', 'show', id);
    expect(view.history.at(-1)?.exchange).toMatchObject({ request: { method: 'POST' }, answer: { status: 200 } });
  });
});
