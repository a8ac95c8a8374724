import type { AcceptedEvent, EventRecords } from '@eilbote/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate, templateScope, type TemplatePosition, type TemplateScope } from './index.ts';

const title = { de: 'Neues Projekt', en: 'New project' };
const eventType = {
  id: 'project.created',
  title,
  when: title,
  table: 'Auftrag',
  related: [],
  details: {},
  examples: [],
};

function scopeOf(records: EventRecords, table = 'Auftrag', details = {}): TemplateScope {
  const event: AcceptedEvent = {
    id: 'evt_1',
    type: 'project.created',
    occurredAt: '2026-02-03T10:00:00Z',
    records,
    details,
  };
  return templateScope({ event, eventType, webhook: { name: 'Hook' }, delivery: { id: 'dlv_1' }, table, records });
}

const auftrag = { AuftragsNr: 'S019', Bauvorhaben: 'Küche "Süd"', Status: 5, Kleinauftrag: false, Liefertermin: null };
const positions = [
  { PositionsNr: '1', Anzahl: 2 },
  { PositionsNr: '2', Anzahl: 0.5 },
];
const scope = scopeOf({ Auftrag: auftrag, Auftragspositio: positions }, 'Auftrag', { trigger: 'speichern' });

const render = (text: string, position: TemplatePosition = 'text', within = scope) =>
  compileTemplate(text, position).render(within);
/** The result, or the code of the error. */
const outcome = (text: string, position: TemplatePosition = 'text', within = scope) => {
  try {
    return render(text, position, within);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const hostile = fc.oneof(
  anyText,
  fc.constantFrom(
    '{{ x }}',
    '{% raw %}',
    '"',
    '\\',
    '\\"',
    '\n',
    '..',
    '/',
    '?',
    '#',
    '&a=b',
    '<',
    ']]>',
    '',
    '\u2028',
  ),
);

describe('a template', () => {
  it('reads records by table, by "record" and by field, details, event, webhook and delivery', () => {
    expect(render('{{ Auftrag.AuftragsNr }} {{ record.AuftragsNr }} {{ AuftragsNr }}')).toBe('S019 S019 S019');
    expect(
      render('{{ details.trigger }} {{ event.id }} {{ event.type }} {{ event.title }} {{ event.occurredAt }}'),
    ).toBe('speichern evt_1 project.created Neues Projekt 2026-02-03T10:00:00Z');
    expect(render('{{ webhook.name }} {{ delivery.id }} {{ Kleinauftrag }} {{ Liefertermin }}|')).toBe(
      'Hook dlv_1 false |',
    );
  });

  it('walks through a table that came as a list', () => {
    expect(render('{% for p in Auftragspositio %}{{ p.PositionsNr }}:{{ p.Anzahl }};{% endfor %}')).toBe('1:2;2:0.5;');
    const own = scopeOf({ Auftragspositio: positions }, 'Auftragspositio');
    expect(render('{{ records | size }} {{ record.PositionsNr }}', 'text', own)).toBe('2 ');
  });

  it('gives nothing for what is not there, and tells which paths led nowhere', () => {
    const unknown = new Set<string>();
    const template = compileTemplate('[{{ Auftrag.Nummer }}{{ Kunden.Name1 }}{{ Auftrag.Status }}]', 'text');
    expect(template.render(scope, { unknown: (path) => unknown.add(path) })).toBe('[5]');
    expect([...unknown]).toEqual(['Auftrag.Nummer', 'Kunden.Name1']);
  });

  it('tells which paths and names it reads', () => {
    const template = compileTemplate(
      '{% for p in Auftragspositio %}{{ p.VKPreis }}{% endfor %}{{ Kunden.Ort }}',
      'text',
    );
    expect(template.paths).toEqual([['Auftragspositio'], ['Kunden', 'Ort']]);
    expect(template.names.has('VKPreis')).toBe(true);
  });

  it('sees own properties only', () => {
    for (const path of [
      'constructor',
      '__proto__',
      'Auftrag.constructor.name',
      'Auftrag.toString',
      'toString',
      'record.__proto__',
    ]) {
      expect(render(`[{{ ${path} }}]`)).toBe('[]');
    }
  });

  it.each([
    ['{{ Status == 5 }}{{ AuftragsNr contains "S" and not Kleinauftrag }}', 'truetrue'],
    ['{% if not Kleinauftrag and Status >= 5 or Liefertermin == nil %}x{% endif %}', 'x'],
    ['{% case AuftragsNr %}{% when "a", "S019" %}x{% endcase %}', 'x'],
    ['{% for p in Auftragspositio limit: 1 reversed %}{{ p.PositionsNr }}{% endfor %}', '1'],
    ['{%- assign x = Status | plus: 1 -%}{{- x -}}', '6'],
  ])('takes what only looks unusual: %s', (text, result) => {
    expect(render(text)).toBe(result);
  });

  it('leaves records untouched', () => {
    const frozen = scopeOf({ Auftrag: Object.freeze({ Status: 1 }) });
    expect(
      render('{% assign Status = 7 %}{% assign x = Auftrag %}{{ Status }} {{ Auftrag.Status }}', 'text', frozen),
    ).toBe('7 1');
  });
});

describe('a JSON template', () => {
  it('puts a JSON literal outside of quotes and JSON text inside of them', () => {
    const text = render(
      '{"nr": "{{ AuftragsNr }}", "name": "a {{ Bauvorhaben }} b", "n": {{ Status }}, "no": {{ Liefertermin }}, "x": {{ Fehlt }}, "all": {{ Auftragspositio }}}',
      'json',
    );
    expect(JSON.parse(text)).toEqual({
      nr: 'S019',
      name: 'a Küche "Süd" b',
      n: 5,
      no: null,
      x: null,
      all: positions,
    });
  });

  it('is valid whatever the record holds, and the data cannot leave its place', () => {
    const template = compileTemplate(
      '{"a": "<{{ a }}>{{ b }}", "b": {{ b }}, "c": [{% for x in Auftragspositio %}{{ x }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      'json',
    );
    fc.assert(
      fc.property(hostile, hostile, fc.jsonValue(), (a, b, value) => {
        const text = template.render(scopeOf({ Auftrag: { a, b }, Auftragspositio: [{ value }] as never }));
        expect(JSON.parse(text)).toEqual({ a: `<${a}>${b}`, b, c: [JSON.parse(JSON.stringify({ value }))] });
      }),
    );
  });

  it('follows quotes that stand in loops and branches', () => {
    const text =
      '[{% for p in Auftragspositio %}"{{ p.PositionsNr }}"{% unless forloop.last %},{% endunless %}{% endfor %}]';
    expect(render(text, 'json')).toBe('["1","2"]');
  });

  it('captures plain text and encodes it once', () => {
    expect(render('{% capture x %}<{{ Bauvorhaben }}>{% endcapture %}{"a":"{{ x }}"}', 'json')).toBe(
      '{"a":"<Küche \\"Süd\\">"}',
    );
  });

  it('refuses a backslash right before an output, which would disarm the encoding', () => {
    const quote = scopeOf({ Auftrag: { x: '"' } });
    expect(outcome('{"a":"\\{{ x }}"}', 'json', quote)).toBe('TEMPLATE_FAILED');
  });

  it('says where the result stops being JSON, without quoting data', () => {
    expect(() => render('{"a": 1,\n "b": "{{ AuftragsNr }}",}', 'json')).toThrow(
      /no valid JSON from line 2, column 14/,
    );
    expect(() => render('{"a": {{ Status }}', 'json')).toThrow(/no valid JSON/);
    expect(() => render('{"a": {{ Bauvorhaben }} {{ Bauvorhaben }} }', 'json')).not.toThrow(/Küche/);
  });
});

describe('a URL template', () => {
  it('gives path segments and query values back', () => {
    const template = compileTemplate('/api/{{ a }}/x?own=1&b={{ b }}&{{ a }}=c', 'url');
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((a) => !/^\.{1,2}$/.test(a));
    fc.assert(
      fc.property(text, hostile, (a, b) => {
        const url = new URL(`https://receiver.example${template.render(scopeOf({ Auftrag: { a, b } }))}`);
        const segment = a.toWellFormed();
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'api', segment, 'x']);
        expect([...url.searchParams]).toEqual([
          ['own', '1'],
          ['b', b.toWellFormed()],
          [segment, 'c'],
        ]);
        expect(url.hash).toBe('');
      }),
    );
  });

  it.each(['', '.', '..'])('refuses a segment that becomes "%s"', (x) => {
    const within = scopeOf({ Auftrag: { x } });
    expect(outcome('/a/{{ x }}/b', 'url', within)).toBe('REQUEST_URL_INVALID');
    expect(outcome('/a/{{ x }}', 'url', within)).toBe('REQUEST_URL_INVALID');
    expect(outcome('/a/{{ x }}?q', 'url', within)).toBe('REQUEST_URL_INVALID');
    expect(outcome('/a/b?q={{ x }}', 'url', within)).toBe(`/a/b?q=${x}`);
  });

  it('sees through a half-encoded dot of the template', () => {
    expect(outcome('/a/%2e{{ x }}/b', 'url', scopeOf({ Auftrag: { x: '.' } }))).toBe('REQUEST_URL_INVALID');
    expect(outcome('/a/.{{ x }}', 'url', scopeOf({ Auftrag: { x: '' } }))).toBe('REQUEST_URL_INVALID');
  });
});

describe('form and XML templates', () => {
  it('give form values back', () => {
    const template = compileTemplate('a={{ a }}&b=1', 'form');
    fc.assert(
      fc.property(hostile, (a) => {
        const fields = new URLSearchParams(template.render(scopeOf({ Auftrag: { a } })));
        expect([...fields]).toEqual([
          ['a', a.toWellFormed()],
          ['b', '1'],
        ]);
      }),
    );
  });

  it('escape markup in HTML, whatever stands around them', () => {
    expect(render('<br><a b="{{ x }}">', 'html', scopeOf({ Auftrag: { x: `<>&"'\0\ud800` } }))).toBe(
      '<br><a b="&lt;&gt;&amp;&quot;&#39;\ufffd\ufffd">',
    );
  });
});

describe('the budgets of a template', () => {
  const many = scopeOf({ Auftrag: { list: Array.from({ length: 1000 }, () => 1), long: 'a'.repeat(10_000) } });

  it.each([
    ['{% for a in list %}{% for b in list %}{% endfor %}{% endfor %}', /100,000 steps/],
    ['{% for a in (1..100000000) %}{% endfor %}', /lists that are too large/],
    [`{% assign a = long %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(40)}`, /longer than 1,048,576/],
    ['{% capture a %}{% for b in list %}{{ long }}{% endfor %}{% endcapture %}', /longer than 1,048,576/],
    ['{% for a in list %}{{ long }}{% endfor %}', /longer than 1,048,576/],
    ['{{ long | replace: "a", long }}', /longer than 1,048,576/],
    ['{{ list | join: long }}', /longer than 1,048,576/],
  ])('%s', (text, message) => {
    expect(() => render(text, 'text', many)).toThrow(message);
  });

  it('count all branches in a loop, so that nothing in it is free', () => {
    const hidden = `{% if no %}${'x{{ a }}'.repeat(250)}{% endif %}`;
    expect(render(`{% for a in list %}{% endfor %}${hidden}`, 'text', many)).toBe('');
    expect(() => render(`{% for a in list %}${hidden}{% endfor %}`, 'text', many)).toThrow(/100,000 steps/);
  });

  it('stand against anything: only errors with a code come out', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' x ',
      '|',
      'for a in x',
      'endfor',
      'if',
      '"',
      "'",
      '(1..9)',
      '[',
      ']',
      '.',
      ':',
      'else',
      '-',
      'default',
      '\n',
      'Ä',
      'contains',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof outcome(pieces.join(' '))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
