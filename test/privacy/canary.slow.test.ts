import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { correctTable, createHost, type Host, type HostEvents, type Logger } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { sqliteStore } from '@eilbote/store-sqlite';
import { fakeReceiver } from '@eilbote/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestCli } from '../../packages/cli/src/testing/test-cli.ts';
import { filesHolding } from '../host/files.ts';

/** Parts of a URL: encrypted at rest and masked in logs, errors and lists, but seen in full by whoever looks at it. */
const urls = {
  token: 'canary-url-token-41',
  path: 'canary-url-path-42',
};

/** Must be seen in clear nowhere. */
const secrets = {
  header: 'canary-header-43',
  attribute: 'canary-attribute-44',
  signing: 'canary-signing-secret-45-canary',
  password: 'canary-password-46',
};

/** One of each privacy class, in records that come along too, in details, and in a correction. */
const personal = {
  name: 'canary-contact-51',
  phone: 'canary-phone-52',
  iban: 'canary-financial-53',
  creed: 'canary-special-54',
  contact: 'canary-child-55',
  corrected: 'canary-corrected-56',
  employee: 'canary-employee-57',
  customerKey: 'canary-key-58',
  employeeKey: 'canary-key-59',
};

const field = (privacy: 'financial' | 'special') =>
  ({ type: 'string', title: { de: 'x', en: 'x' }, evidence: 'assumed', privacy }) as const;

const customerCreated = {
  type: 'customer.created' as const,
  records: {
    Kunden: {
      KundenNr: personal.customerKey,
      Name1: personal.name,
      Telefon: personal.phone,
      IBAN: personal.iban,
      Konfession: personal.creed,
    },
    Ansprechpartner: [{ Typ: 1, TypNr: personal.customerKey, Name: personal.contact, VorName: 'A' }],
  },
};

const employeeCreated = {
  type: 'employee.created' as const,
  records: { Personal: { PersonalNr: personal.employeeKey, Name1: personal.employee, Name2: 'B' } },
};

/** Everything that a program or a person gets to see without asking for a record. */
const seen: string[] = [];
/** What was asked for: bodies and records may stand there, secrets may not. */
const asked: string[] = [];

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Error ? { ...inner, name: inner.name, message: inner.message, cause: inner.cause } : inner,
  ) ?? '';

const watching: Logger = {
  debug: (...told) => seen.push(shown(told)),
  info: (...told) => seen.push(shown(told)),
  warn: (...told) => seen.push(shown(told)),
  error: (...told) => seen.push(shown(told)),
};

const observed = [
  'accepted',
  'delivered',
  'postponed',
  'failed',
  'skipped',
  'cancelled',
  'parked',
  'webhookPaused',
  'certificateFoundEnding',
  'credentialsRefused',
  'erased',
] as const satisfies readonly (keyof HostEvents)[];

async function refused(act: Promise<unknown>): Promise<void> {
  const error = await act.then(
    () => new Error('it was not refused'),
    (thrown: Error) => thrown,
  );
  seen.push(shown(error), String(error), error.stack ?? '');
}

describe('a whole run with canaries', () => {
  const cli = new TestCli().configure('log: { maximumBytes: 3000 }');
  const dataFolder = join(cli.folder, 'eilbote-data');
  let host: Host;
  let calls: readonly string[] = [];

  beforeAll(async () => {
    await using receiver = await fakeReceiver({ answer: ({ headers, body }) => ({ body: shown(headers) + body }) });
    await using failing = await fakeReceiver({ script: [503], answer: ({ body }) => ({ status: 200, body }) });
    await using refusing = await fakeReceiver({
      answer: ({ body, headers }) => ({ status: 400, body: body + shown(headers) }),
    });
    host = createHost({
      store: sqliteStore({ folder: dataFolder }),
      dataFolder,
      secrets: { key: '7'.repeat(64) },
      network: { allow: ['127.0.0.1'] },
      corrections: [correctTable('Kunden', { fields: { IBAN: field('financial'), Konfession: field('special') } })],
      diagnostics: watching,
      log: { maximumBytes: 3000 },
    }).use(custom);
    for (const name of observed) host.on(name, (notice: unknown) => void seen.push(`${name} ${shown(notice)}`));
    await host.start();

    const attributes = [{ name: 'geheim', secret: secrets.attribute }];
    const headers = [{ name: 'X-Token', secret: secrets.header }];
    const signing = { signingSecret: `whsec_${Buffer.from(secrets.signing).toString('base64')}` };
    const fields = ['KundenNr', 'Name1', 'Telefon', 'IBAN', 'Konfession'];
    const url = (one: { url(path: string): string }) => one.url(`/${urls.path}?token=${urls.token}`);
    const event = 'customer.created';
    await host.webhooks.create({ name: 'Echo', event, url: url(receiver), attributes, headers, fields, ...signing });
    await host.webhooks.create({
      name: 'Wiederholt',
      event,
      url: url(failing),
      headers,
      fields,
      retryAfterSeconds: [1],
    });
    const { webhook } = await host.webhooks.create({
      name: 'Abgelehnt',
      event,
      url: url(refusing),
      headers,
      attributes,
    });
    await host.webhooks.create({ name: 'Gesperrt', event, url: `https://10.0.0.7/${urls.path}?t=${urls.token}` });
    await host.webhooks.create({
      name: 'Unbaubar',
      event,
      url: url(receiver),
      format: 'template',
      template: '{ "x": {{ Kunden.Name1 | number }} }',
    });
    const auth = { scheme: 'basic', user: 'erp', password: secrets.password } as const;
    const { connection } = await host.connections.create({ name: 'Lager', baseUrl: receiver.url('/api'), auth });
    await host.webhooks.create({ name: 'Zeit', event: 'employee.created', connection: connection.id, path: '/x' });

    await host.publishMany([customerCreated, employeeCreated]);
    await settled();
    const [rejected] = (await host.deliveries.list({ webhook: webhook.id })).rows;
    const correction = { records: { Kunden: { Name2: personal.corrected } } };
    await host.deliveries.resend(rejected?.id ?? '', { content: 'corrected', correction });
    await host.deliveries.resendMany({ key: personal.customerKey, states: ['delivered', 'failed'] });
    await settled();
    while ((await host.deliveries.runs()).some(({ state }) => state === 'running')) await pause(20);
    await settled();

    await refused(host.publish({ ...customerCreated, id: 'x'.repeat(1000) }));
    await refused(host.publish({ ...customerCreated, type: 'customer.craeted' } as never));
    await refused(host.publish({ type: 'customer.created', records: { Kunden: { Name1: personal.name } } } as never));
    await refused(host.webhooks.create({ name: 'x', event, url: `http://user:${secrets.password}@127.0.0.1/` }));
    await refused(host.webhooks.create({ name: 'x', event, url: `ftp://127.0.0.1/${urls.path}`, headers }));
    await refused(host.deliveries.get('dlv_none'));
    for (const { id } of (await host.deliveries.list({}, { limit: 100 })).rows) {
      asked.push(shown(await host.deliveries.get(id)));
    }
    asked.push((await cli.run('deliveries', 'curl', rejected?.id ?? '')).out);
    calls = [...receiver.calls, ...failing.calls, ...refusing.calls].map(
      (call) => call.url + shown(call.headers) + call.body,
    );
    await host.stop();

    const unasked = [
      ['deliveries', 'list', '--json'],
      ['deliveries', 'list'],
      ['deliveries', 'runs', '--json'],
      ['webhooks', 'list'],
      ['connections', 'list', '--json'],
      ['lanes', 'list'],
      ['log', 'verify', '--json'],
      ['digest'],
      ['deliveries', 'cancel', 'dlv_none'],
    ];
    for (const words of unasked) seen.push(shown(await cli.run(...words)));
    for (const words of [
      ['webhooks', 'show', 'Abgelehnt'],
      ['webhooks', 'versions', 'Abgelehnt', '--json'],
      ['connections', 'show', 'Lager', '--json'],
    ]) {
      asked.push(shown(await cli.run(...words)));
    }
    const report = await cli.run('privacy', 'report', 'Kunden', personal.customerKey, '--json');
    asked.push(report.out);
  }, 400_000);

  afterAll(() => cli[Symbol.asyncDispose]());

  /** Nothing is under way, and what waits waits for a person. */
  async function settled(): Promise<void> {
    for (;;) {
      const { rows } = await host.deliveries.list({ states: ['waiting', 'sending'] }, { limit: 100 });
      const events = await host.deliveries.events({}, { limit: 10 });
      if (events.length >= 2 && rows.every(({ parked }) => parked !== null)) return;
      await pause(20);
    }
  }

  /** A secret, and what it looks like in base64 and percent encoding. */
  const looks = (secret: string): readonly string[] => [
    secret,
    Buffer.from(secret).toString('base64').slice(0, -4),
    Buffer.from(`erp:${secret}`).toString('base64').slice(0, -4),
  ];

  it('reached its receivers with secrets and personal values', () => {
    const all = calls.join('\n');
    for (const value of [urls.token, secrets.header, secrets.attribute, personal.iban, personal.creed]) {
      expect(all).toContain(value);
    }
    expect(all).toContain(Buffer.from(`erp:${secrets.password}`).toString('base64'));
    expect(all).toContain(personal.corrected);
    expect(filesHolding(dataFolder, personal.name).length).toBeGreaterThan(0);
    expect(filesHolding(join(dataFolder, 'Logs'), 'attempt.').length).toBeGreaterThan(1);
    expect(asked.join('\n')).toContain(personal.creed);
  });

  it.each(Object.entries(secrets))('shows the secret of its %s in clear nowhere', (name, secret) => {
    for (const look of looks(secret)) {
      expect([name, filesHolding(cli.folder, look)]).toEqual([name, []]);
      expect([...seen, ...asked].filter((text) => text.includes(look))).toEqual([]);
    }
  });

  it.each(Object.entries(urls))('shows the %s of a URL in clear to nobody who has not asked for it', (name, value) => {
    expect([name, filesHolding(cli.folder, value)]).toEqual([name, []]);
    expect(seen.filter((text) => text.includes(value))).toEqual([]);
    expect(asked.join('\n')).toContain(value);
  });

  it.each(Object.entries(personal).filter(([name]) => !name.endsWith('Key')))(
    'shows the personal value %s neither in the delivery log nor to anybody who has not asked',
    (name, value) => {
      expect([name, filesHolding(join(dataFolder, 'Logs'), value)]).toEqual([name, []]);
      expect(seen.filter((text) => text.includes(value))).toEqual([]);
    },
  );

  it('holds nothing personal any more after the erasure: not in pages, freed pages, write-ahead log or logs', async () => {
    for (const [table, key] of [
      ['Kunden', personal.customerKey],
      ['Personal', personal.employeeKey],
    ] as const) {
      const { out, err, code } = await cli.run('privacy', 'erase', table, key, '--yes', '--json');
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject({ erasure: { stage: 'finished' } });
    }
    for (const [name, value] of Object.entries(personal)) {
      expect([name, filesHolding(dataFolder, value)]).toEqual([name, []]);
    }
    const verified = await cli.run('log', 'verify');
    expect([verified.out, verified.code]).toEqual([expect.stringContaining('✓'), 0]);
  }, 120_000);
});
