import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

const closing = `{
  title: { de: 'Abschließen', en: 'Close' },
  table: 'Auftrag',
  confirm: { de: 'Danach ist Schluss.', en: 'That is the end of it.' },
  request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }),
}`;

/** A plugin as an installation loads it, with an account and an action that fills target fields. */
const dispo = `{
  [Symbol.for('eilbote.plugin')]: 1,
  id: 'dispo',
  targets: [{
    id: 'dispo',
    title: { de: 'Dispo', en: 'Dispo' },
    account: {
      settings: {
        tenant: { type: 'string', title: { de: 'Mandant', en: 'Tenant' } },
        timeout: { type: 'integer', title: { de: 'Wartezeit', en: 'Timeout' }, default: 5 },
        key: { type: 'string', title: { de: 'Schlüssel', en: 'Key' }, secret: true },
      },
      baseUrl: ({ tenant }) => 'https://dispo.example/' + tenant,
      auth: { scheme: 'bearer', token: 'key' },
    },
    actions: {
      save: {
        title: { de: 'Anlegen', en: 'Create' },
        table: 'Auftrag',
        recommendedFor: ['project.created'],
        parameters: { stage: { type: 'string', title: { de: 'Stufe', en: 'Stage' }, default: 'offer' } },
        fields: {
          number: { type: 'string', title: { de: 'Nummer', en: 'Number' }, required: true, from: { field: 'AuftragsNr' } },
          name: { type: 'string', title: { de: 'Name', en: 'Name' }, from: { field: 'Bauvorhaben' } },
        },
        request: ({ url, values, parameters }) => ({
          method: 'POST', url: { base: url }, headers: {}, body: { kind: 'json', value: { ...values, ...parameters } },
        }),
      },
      close: ${closing},
      bill: ${closing},
    },
  }],
}`;

describe('a target system that asks for an account, on the command line', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure(`plugins: [custom, ${dispo}]`);
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('is listed and shown with settings, actions, target fields and where they come from', async () => {
    expect((await cli.run('targets')).out).toMatch(/custom .*\n.*dispo +Dispo +save/);
    const { out } = await cli.run('targets', 'show', 'dispo');
    expect(out).toMatch(/key +secret +Key/);
    expect(out).toMatch(/timeout +whole number +Timeout +5/);
    expect(out).toMatch(/number \* +text +Number +:=AuftragsNr/);
    expect(await cli.run('targets', 'show', 'dipso')).toMatchObject({
      code: 4,
      err: expect.stringContaining('Did you mean "dispo"?') as string,
    });
  });

  it('hands over JSON Schemas to make forms of', async () => {
    const { out } = await cli.run('targets', 'show', 'dispo', '--schema');
    expect(JSON.parse(out)).toMatchObject({
      settings: {
        properties: { key: { writeOnly: true }, timeout: { type: 'integer', default: 5 } },
        required: ['tenant', 'key'],
        additionalProperties: false,
      },
      actions: {
        save: {
          parameters: { properties: { stage: { default: 'offer' } }, required: [] },
          fields: { properties: { number: { type: 'string', title: 'Number' } }, required: ['number'] },
        },
      },
    });
  });

  it('is set up by settings, and its webhooks by a mapping', async () => {
    cli.env['DISPO_KEY'] = 'geheim-1';
    const settings = ['--setting', 'tenant=tischler', 'timeout=9', '--secret-setting', 'key@env:DISPO_KEY'];
    const { connection } = await cli.json<{ connection: { id: string; definition: object } }>(
      'connections',
      'create',
      '--name',
      'Unsere Dispo',
      '--target',
      'dispo',
      ...settings,
    );
    expect(connection.definition).toMatchObject({
      baseUrl: 'https://dispo.example/tischler',
      settings: { tenant: 'tischler', timeout: 9, key: { secret: true } },
    });
    expect((await cli.run('connections', 'show', 'Unsere Dispo')).out).toMatch(
      /settings +tenant: tischler\n +timeout: 9\n +key: •••/,
    );
    const made = ['--name', 'Projekte', '--event', 'project.created', '--connection', 'Unsere Dispo'];
    const mapped = ['--map', 'name~={{ AuftragsNr }}!', '--attribute', 'stage=won'];
    const { webhook } = await cli.json<{ webhook: { definition: object } }>('webhooks', 'create', ...made, ...mapped);
    expect(webhook.definition).toMatchObject({
      target: 'dispo',
      action: 'save',
      mapping: { name: { template: '{{ AuftragsNr }}!' } },
    });
    expect((await cli.run('webhooks', 'show', 'Projekte')).out).toContain('name ~={{ AuftragsNr }}!');
    const { out } = await cli.run('webhooks', 'preview', 'Projekte', '--example');
    expect(out).toContain('POST https://dispo.example/tischler');
    expect(out).toMatch(/"name": ".+!"/);
    expect(out).toContain('"stage": "won"');
    expect(out).not.toContain('geheim-1');
    await cli.run('webhooks', 'edit', 'Projekte', '--map', 'name:=Status[0=Angebot; 5=Rechnung; *=Sonst = etwas]');
    expect((await cli.run('webhooks', 'show', 'Projekte')).out).toContain(
      'name :=Status[0=Angebot; 5=Rechnung; *=Sonst = etwas]',
    );
    const previewed = (status: string) => cli.run('webhooks', 'preview', 'Projekte', '--example', '--set', status);
    expect((await previewed('Status=5')).out).toContain('"name": "Rechnung"');
    expect((await previewed('Status=4')).out).toContain('"name": "Sonst = etwas"');
    expect(await cli.run('webhooks', 'edit', 'Projekte', '--map', 'name:=Status[Angebot]')).toMatchObject({
      code: 2,
      err: expect.stringContaining('a table like [0=offer; 5=invoice; *=other]') as string,
    });
    await cli.run('webhooks', 'edit', 'Projekte', '--leave-out', 'name');
    expect((await cli.run('webhooks', 'preview', 'Projekte', '--example')).out).not.toContain('"name"');
  });

  it('asks anew where another action is to be confirmed than the one that was', async () => {
    cli.env['DISPO_KEY'] = 'geheim-1';
    const account = ['--setting', 'tenant=tischler', '--secret-setting', 'key@env:DISPO_KEY'];
    await cli.run('connections', 'create', '--name', 'D', '--target', 'dispo', ...account);
    const made = ['--name', 'Fertig', '--event', 'project.delivered', '--connection', 'D', '--action', 'close'];
    expect(await cli.run('webhooks', 'create', ...made, '--confirm')).toMatchObject({ code: 0 });
    expect(await cli.run('webhooks', 'edit', 'Fertig', '--action', 'bill')).toMatchObject({
      code: 2,
      err: expect.stringContaining('That is the end of it.') as string,
    });
    expect(await cli.run('webhooks', 'edit', 'Fertig', '--method', 'put', '--time-limit', '9s')).toMatchObject({
      code: 0,
    });
    expect(await cli.run('webhooks', 'edit', 'Fertig', '--action', 'bill', '--confirm')).toMatchObject({ code: 0 });
  });
});
