import { defineError, type DefinitionProblem, type TargetSystem } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../../catalogue/index.ts';
import { readConnection, readWebhook, type CheckContext, type WebhookInput } from '../index.ts';

const title = { de: 'Aufruf', en: 'Call' };
const custom: TargetSystem = {
  id: 'custom',
  title,
  actions: {
    call: {
      title,
      table: 'any',
      validate: ({ attributes }) =>
        attributes.flatMap(({ name }, position) =>
          name === 'tabelle' ? [{ path: `/attributes/${position}/name`, code: 'TAKEN', text: title }] : [],
        ),
      request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }),
    },
  },
};
const crm: TargetSystem = {
  id: 'crm',
  title,
  actions: {
    createCustomer: {
      title,
      table: 'Kunden',
      request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }),
    },
  },
};

const REFUSED = defineError('NETWORK_PRIVATE_REFUSED', title, () => ({ de: 'network.allow', en: 'network.allow' }));
const context: CheckContext = {
  catalogue: buildCatalogue([standardContribution]).catalogue,
  targets: [custom, crm],
  connections: [
    { id: 'con_1', definition: { name: 'CRM', target: 'custom', baseUrl: 'https://crm.example/api', headers: [] } },
    { id: 'con_2', definition: { name: 'Other', target: 'crm', baseUrl: 'https://crm.example/api', headers: [] } },
  ],
  judgeUrl: (url) => (url.includes('192.168.') ? REFUSED({}) : undefined),
  keepsSecret: (slot) => slot === 'attribute:known',
};

const good: WebhookInput = { name: 'Hook', event: 'project.created', url: 'https://receiver.example/hook?key=1' };
const read = (change: object, within: CheckContext = context) => readWebhook({ ...good, ...change }, within);
const short = ({ path, code }: DefinitionProblem) => `${path} ${code}`;
const problems = (change: object, within?: CheckContext) => read(change, within).problems.map(short);
const warnings = (change: object, within?: CheckContext) => read(change, within).warnings.map(short);
const attributes = (...list: readonly object[]) => ({ attributes: list });

describe('the check of a webhook', () => {
  it('finds nothing in a plain one', () => {
    expect(read({})).toMatchObject({ problems: [], warnings: [] });
  });

  it('speaks German and English in every finding, and never in jargon', () => {
    const { problems: found, warnings: doubts } = read({
      event: 'project.creatd',
      target: 'custm',
      table: 'Auftrg',
      url: 'ftp://x/{Name}',
      headers: [{ name: 'Host', text: 'x' }],
      attributes: [
        { name: 'a', field: 'Nix.x' },
        { name: 'a', template: '{{ x' },
      ],
      signingSecret: 'x',
      conditions: { text: 'Status =', mode: 'evaluate' },
      format: 'template',
      method: 'GET',
      retryAfterSeconds: [0],
      ulr: 1,
    });
    expect(found.length).toBeGreaterThan(10);
    for (const { text } of [...found, ...doubts]) {
      expect(text.de).toMatch(/[.?“]$/);
      expect(text.en).not.toBe(text.de);
      expect(text.de + text.en).not.toMatch(/must NOT|additional propert|schema|undefined|\[object/i);
    }
  });

  it.each([
    [{ event: 'project.creatd' }, '/event EVENT_TYPE_UNKNOWN', '„project.created“'],
    [{ event: 'Neues Projekt' }, '/event EVENT_TYPE_UNKNOWN', '„project.created“'],
    [{ target: 'custm' }, '/target TARGET_UNKNOWN', '„custom“'],
    [{ action: 'cal' }, '/action ACTION_UNKNOWN', '„call“'],
    [{ table: 'Auftrg' }, '/table TABLE_UNKNOWN', '„Auftrag“'],
    [{ fields: ['AuftragsNr', 'Bauvorhabn'] }, '/fields/1 FIELD_UNKNOWN', '„Bauvorhaben“'],
    [attributes({ name: 'x', field: 'Kunden.Nmae1' }), '/attributes/0/field FIELD_UNKNOWN', '„Name1“'],
    [{ connection: 'con_3', url: undefined }, '/connection CONNECTION_UNKNOWN', '„con_1“'],
  ])('%j: names what was probably meant', (change, problem, meant) => {
    const found = read(change).problems;
    expect(found.map(short)).toContain(problem);
    expect(found.map(({ text }) => text.de).join()).toContain(`Meinten Sie ${meant}?`);
  });

  it('wants the table that the action takes', () => {
    expect(problems({ target: 'crm', event: 'customer.created', table: 'Auftrag' })).toContain(
      '/table TABLE_NOT_TAKEN',
    );
  });

  it('warns of a table that does not come with the event', () => {
    expect(warnings({ table: 'Bestellung' })).toEqual(['/table TABLE_DOES_NOT_FIT']);
    expect(warnings({ table: 'Kunden' })).toEqual([]);
  });

  it('points out sensitive fields, and leaves everyday ones in peace', () => {
    const supplier = { event: 'supplier.created', fields: ['LieferantenNr', 'IBAN'] };
    expect(warnings(supplier)).toEqual(['/fields/1 FIELD_SENSITIVE']);
    expect(
      warnings({ event: 'supplier.created', ...attributes({ name: 'x', template: '{{ IBAN }}{{ Name1 }}' }) }),
    ).toEqual(['/attributes/0/template FIELD_SENSITIVE']);
    expect(warnings({ event: 'employee.created' })).toEqual([]);
  });

  it.each([
    () => {
      throw new Error('bug');
    },
    () => Promise.reject(new Error('bug')),
    () => undefined,
    () => [{ path: '/x', code: 'X' }],
  ])('does not save what the code of a plugin could not check: %s', (validate) => {
    const [, createCustomer] = Object.entries(crm.actions)[0] ?? [];
    const buggy = { ...crm, actions: { createCustomer: { ...createCustomer, validate } } } as unknown as TargetSystem;
    const within = { ...context, targets: [buggy] };
    expect(problems({ target: 'crm', event: 'customer.created' }, within)).toEqual(['/action ACTION_CHECK_FAILED']);
  });

  it('hears what the target system has against it', () => {
    expect(problems(attributes({ name: 'tabelle', text: 'x' }))).toEqual(['/attributes/0/name TAKEN']);
  });
});

describe('the check of an address', () => {
  it.each([
    ['receiver.example/hook', 'URL_INVALID'],
    ['https://', 'URL_INVALID'],
    ['https://receiver.example:99999/', 'URL_INVALID'],
    ['ftp://receiver.example/', 'URL_SCHEME'],
    ['javascript:alert(1)', 'URL_SCHEME'],
    ['https://user:secret@receiver.example/', 'URL_CREDENTIALS'],
    ['https://{{ Auftrag.Host }}/x', 'URL_HOST_TEMPLATE'],
    ['{{ details.url }}', 'URL_HOST_TEMPLATE'],
    ['https://receiver.example:{{ x }}/', 'URL_HOST_TEMPLATE'],
    ['https://{{ x }}@receiver.example/', 'URL_HOST_TEMPLATE'],
  ])('%s is refused', (url, code) => {
    expect(problems({ url })).toEqual([`/url ${code}`]);
  });

  it('allows templates behind the host', () => {
    expect(
      read({ url: 'https://receiver.example/{{ Auftrag.AuftragsNr }}?k={{ Kunden.KundenNr | upcase }}' }),
    ).toMatchObject({ problems: [], warnings: [] });
  });

  it('never repeats what stands in the URL', () => {
    const { problems: found } = read({ url: 'https://user:hunter2@receiver.example/' });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('warns of fragments, of single braces and of what the network policy refuses', () => {
    expect(warnings({ url: 'https://receiver.example/a#b' })).toEqual(['/url URL_FRAGMENT']);
    expect(warnings({ url: 'https://receiver.example/{Auftrag.AuftragsNr}' })).toEqual(['/url URL_SINGLE_BRACES']);
    expect(warnings({ url: 'http://192.168.1.5/hook' })).toEqual(['/url NETWORK_PRIVATE_REFUSED']);
  });

  it('wants either a URL or a connection', () => {
    expect(problems({ url: undefined })).toEqual(['/url URL_MISSING']);
    expect(problems({ connection: 'con_1' })).toEqual(['/url URL_AND_CONNECTION']);
    expect(problems({ path: '/x' })).toEqual(['/path PATH_WITHOUT_CONNECTION']);
    expect(problems({ url: undefined, connection: 'con_1', limits: { concurrency: 2 } })).toEqual([
      '/limits LIMITS_WITH_CONNECTION',
    ]);
    expect(problems({ url: undefined, connection: 'con_2', target: 'custom' })).toEqual([
      '/connection CONNECTION_OF_OTHER_TARGET',
    ]);
    expect(problems({ url: undefined, connection: 'con_1', path: '/projects/{{ AuftragsNr }}?source=erp' })).toEqual(
      [],
    );
  });

  it.each(['../admin', 'a/../../b', '/%2e%2E/x', '//evil.example/', 'https://evil.example/', 'a\\b', 'x/.\t./y'])(
    'the path %j may not leave the base URL',
    (path) => {
      expect(problems({ url: undefined, connection: 'con_1', path })).toEqual(['/path PATH_LEAVES_BASE']);
    },
  );
});

describe('the check of attributes and headers', () => {
  it('wants every name once', () => {
    expect(problems(attributes({ name: 'a', text: '1' }, { name: 'a', text: '2' }))).toEqual([
      '/attributes/1/name ATTRIBUTE_TWICE',
    ]);
    expect(
      problems({
        headers: [
          { name: 'X-A', text: '1' },
          { name: 'x-a', text: '2' },
        ],
      }),
    ).toEqual(['/headers/1/name HEADER_TWICE']);
  });

  it('refuses a field from a table that comes as a list', () => {
    const { problems: found } = read(attributes({ name: 'x', field: 'Auftragspositio.Bezeichnung' }));
    expect(found.map(short)).toEqual(['/attributes/0/field FIELD_FROM_LIST']);
    expect(found[0]?.text.de).toContain('{{ Auftragspositio.first.Bezeichnung }}');
    expect(problems({ table: 'Auftragspositio', ...attributes({ name: 'x', field: 'Bezeichnung' }) })).toEqual([
      '/attributes/0/field FIELD_FROM_LIST',
    ]);
  });

  it('takes a table below that of the event for a list, also where no example shows it', () => {
    const text = (de: string) => ({ type: 'string', title: { de, en: de }, evidence: 'assumed' }) as const;
    const order = { name: 'Order', title, evidence: 'assumed', key: ['No'], fields: { No: text('No') } } as const;
    const line = { ...order, name: 'Line', parent: { table: 'Order', field: 'No' } } as const;
    const placed = {
      id: 'order.placed',
      title,
      when: title,
      table: 'Order',
      related: ['Line'],
      details: {},
      examples: [],
    };
    const { catalogue } = buildCatalogue([{ owner: 'host', tables: [order, line], eventTypes: [placed] }]);
    const within = { ...context, catalogue };
    expect(problems({ event: 'order.placed', ...attributes({ name: 'x', field: 'Line.No' }) }, within)).toEqual([
      '/attributes/0/field FIELD_FROM_LIST',
    ]);
    expect(problems({ event: 'order.placed', ...attributes({ name: 'x', field: 'No' }) }, within)).toEqual([]);
  });

  it('knows fields of related tables and details', () => {
    const status = 'project.processStatusChanged';
    expect(problems(attributes({ name: 'x', field: 'Kunden.Ort' }))).toEqual([]);
    expect(problems({ event: status, ...attributes({ name: 'x', field: 'details.nix' }) })).toEqual([
      '/attributes/0/field DETAIL_UNKNOWN',
    ]);
    expect(warnings(attributes({ name: 'x', field: 'Bestellung.Status' }))).toEqual([
      '/attributes/0/field TABLE_DOES_NOT_COME',
    ]);
  });

  it('keeps a secret only where there is one', () => {
    expect(problems(attributes({ name: 'known', secret: true }, { name: 'new', secret: true }))).toEqual([
      '/attributes/1/secret SECRET_MISSING',
    ]);
    const { keepsSecret: _, ...again } = context;
    expect(problems(attributes({ name: 'new', secret: true }), again)).toEqual([]);
  });

  it('warns of a secret in the URL and of attributes that a template leaves out', () => {
    expect(warnings(attributes({ name: 'a', secret: 'x', part: 'both' }))).toEqual([
      '/attributes/0/part SECRET_IN_URL',
    ]);
    const template = { format: 'template', template: '{}' };
    expect(warnings({ ...template, ...attributes({ name: 'a', text: 'x' }) })).toEqual([
      '/attributes/0/part ATTRIBUTE_NOT_IN_TEMPLATE',
    ]);
  });

  it('refuses headers that cannot be sent', () => {
    const header = (value: object) => problems({ headers: [value] });
    expect(header({ name: 'Content-Length', text: '1' })).toEqual(['/headers/0/name HEADER_RESERVED']);
    expect(header({ name: 'a b', text: '1' })).toEqual(['/headers/0/name HEADER_NAME_INVALID']);
    expect(header({ name: 'X-A', text: 'a\r\nb' })).toEqual(['/headers/0/text HEADER_VALUE_INVALID']);
    expect(header({ name: 'X-A', secret: 'a\nb' })).toEqual(['/headers/0/secret HEADER_VALUE_INVALID']);
    expect(header({ name: 'Content-Type', secret: 'x' })).toEqual(['/headers/0 CONTENT_TYPE_NOT_FIXED']);
    expect(header({ name: 'Content-Type', text: 'text/xml' })).toEqual(['/headers/0/text CONTENT_TYPE_DOES_NOT_FIT']);
    expect(header({ name: 'Content-Type', text: 'application/vnd.x+json; charset=utf-8' })).toEqual([]);
  });

  it.each([
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', []],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', ['/signingSecret SIGNING_SECRET_INVALID']],
    ['whsec_c2hvcnQ=', ['/signingSecret SIGNING_SECRET_INVALID']],
    [`whsec_${'A'.repeat(88)}`, ['/signingSecret SIGNING_SECRET_INVALID']],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!', ['/signingSecret SIGNING_SECRET_INVALID']],
  ])('judges the signing secret %s', (signingSecret, expected) => {
    expect(problems({ signingSecret })).toEqual(expected);
  });
});

describe('the check of templates and conditions', () => {
  it('says line, column and allowed filters', () => {
    const { problems: found } = read(attributes({ name: 'a', template: 'a\n {{ x | shorten: "%Y" }}' }));
    expect(found.map(short)).toEqual(['/attributes/0/template TEMPLATE_INVALID']);
    expect(found[0]?.text.de).toMatch(/Zeile 2.*„shorten“.*upcase/);
  });

  it('warns of names that mean nothing, and suggests', () => {
    const doubts = read(
      attributes({
        name: 'a',
        template:
          '{{ Auftrag.Bauvorhabn }}{{ details.x }}{{ event.name }}{{ Bauvorhaben }}{{ Nix }}{{ Auftragspositio.first.VKPreis }}{% for p in Auftragspositio %}{{ p.Anzahl }}{{ forloop.index }}{% endfor %}',
      }),
    ).warnings;
    expect(doubts.map(({ text }) => /"([^"]+)"/.exec(text.en)?.[1])).toEqual([
      'Auftrag.Bauvorhabn',
      'details.x',
      'event.name',
      'Nix',
    ]);
    expect(doubts[0]?.text.de).toContain('Meinten Sie „Auftrag.Bauvorhaben“?');
  });

  it('wants a body where there is a template for one', () => {
    expect(problems({ format: 'template' })).toEqual(['/template TEMPLATE_MISSING']);
    expect(problems({ format: 'template', template: '{}', method: 'GET' })).toEqual(['/format METHOD_WITHOUT_BODY']);
    expect(problems({ contentType: 'form', method: 'GET' })).toEqual(['/contentType METHOD_WITHOUT_BODY']);
    expect(warnings({ template: '{}', format: 'flat' })).toEqual(['/template TEMPLATE_UNUSED']);
  });

  it('warns of fields in the URL of a GET', () => {
    expect(warnings({ method: 'GET' })).toEqual([]);
    expect(warnings({ method: 'GET', fields: 'standard' })).toEqual(['/fields FIELDS_IN_URL']);
  });

  it('takes findings for hints where conditions are only passed on, and for problems where they are evaluated', () => {
    const conditions = { text: 'Statsu = 5 AND (' };
    expect(problems({ conditions })).toEqual([]);
    expect(warnings({ conditions }).length).toBeGreaterThan(0);
    expect(problems({ conditions: { ...conditions, mode: 'both' } }).length).toBeGreaterThan(0);
    expect(problems({ conditions: { text: 'Status = 5 AND Kunden.Ort = Köln', mode: 'evaluate' } })).toEqual([]);
    expect(warnings({ conditions: { text: ' ', mode: 'evaluate' } })).toEqual(['/conditions/text CONDITIONS_EMPTY']);
  });
});

describe('the check of a connection', () => {
  const connection = (change: object) =>
    readConnection({ name: 'CRM', baseUrl: 'https://crm.example/api', ...change }, context);

  it('finds nothing in a plain one and fills in defaults', () => {
    expect(connection({})).toEqual({
      definition: { name: 'CRM', target: 'custom', baseUrl: 'https://crm.example/api', headers: [] },
      problems: [],
      warnings: [],
    });
  });

  it.each([
    [{ target: 'custm' }, '/target TARGET_UNKNOWN'],
    [{ baseUrl: 'ftp://crm.example' }, '/baseUrl URL_SCHEME'],
    [{ baseUrl: 'https://crm.example/{{ x }}' }, '/baseUrl BASE_URL_TEMPLATE'],
    [{ headers: [{ name: 'X-A', template: '{{ x }}' }] }, '/headers/0/template CONNECTION_TEMPLATE'],
    [{ headers: [{ name: 'X-A', secret: true }] }, '/headers/0/secret SECRET_MISSING'],
    [{ signingSecret: 'x' }, '/signingSecret SIGNING_SECRET_INVALID'],
    [{ limits: { concurrency: 0 } }, '/limits/concurrency VALUE_TOO_SMALL'],
    [{ baseurl: 'x' }, '/baseurl PROPERTY_UNKNOWN'],
  ])('%j', (change, problem) => {
    expect(connection(change).problems.map(short)).toEqual([problem]);
  });
});
