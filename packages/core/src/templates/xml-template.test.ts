import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { compileTemplate, templateScope } from './index.ts';

const title = { de: 'Neues Projekt', en: 'New project' };
const scopeOf = (record: { readonly [name: string]: string }) => {
  const records = { Auftrag: record };
  const eventType = {
    id: 'project.created',
    title,
    when: title,
    table: 'Auftrag',
    related: [],
    details: {},
    examples: [],
  };
  const event = { id: 'evt_1', type: 'project.created', occurredAt: '2026-02-03T10:00:00Z', records, details: {} };
  return templateScope({
    event,
    eventType,
    webhook: { name: 'Hook' },
    delivery: { id: 'dlv_1' },
    table: 'Auftrag',
    records,
  });
};

const render = (template: string, record: { readonly [name: string]: string } = {}) =>
  compileTemplate(template, 'xml').render(scopeOf(record));

/** The result, or the code of the error and its English text. */
function outcome(template: string, record: { readonly [name: string]: string } = {}): string {
  try {
    return render(template, record);
  } catch (error) {
    const { code = '', text } = error as { code?: string; text?: { en: string } };
    return `${code}: ${text?.en ?? ''}`;
  }
}

/** What a strict parser reads: names of elements, attributes and texts in their order. */
function parsed(document: string): readonly string[] {
  const seen: string[] = [];
  const add = (kind: string, text: string) => {
    const last = seen.at(-1);
    if (kind === 'text' && last?.startsWith('text ')) seen[seen.length - 1] = last + text;
    else seen.push(`${kind} ${text}`);
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    add('open', tag.name);
    for (const [name, value] of Object.entries(tag.attributes)) add(`attribute ${name}`, value);
  });
  parser.on('closetag', (tag) => add('close', tag.name));
  parser.on('text', (text) => add('text', text));
  parser.on('cdata', (text) => add('text', text));
  parser.on('comment', (text) => add('comment', text));
  parser.on('processinginstruction', ({ target, body }) => add('instruction', `${target} ${body}`));
  parser.write(document).close();
  return seen;
}

const isWellFormed = (document: string): boolean => {
  try {
    parsed(document);
    return true;
  } catch {
    return false;
  }
};

/** What XML can carry of a text. */
const carried = (text: string) =>
  text.toWellFormed().replaceAll(/[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

const pieces = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  ']',
  '>',
  '-->',
  '--',
  '?>',
  '<![CDATA[',
  '<!--',
  '</a>',
  '&amp;',
  '&#0;',
  ';',
  '\r\n',
  '\r',
  '\n',
  '\t',
  ' ',
  '\0',
  '\ufffe',
  '\ud800',
  '\u0085',
  '\u2028',
  '🪚',
  'Küche',
  '{{ x }}',
);
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('values in an XML template', () => {
  it('cannot leave their place, and are read as they are', () => {
    const template =
      '<?xml version="1.0" encoding="UTF-8"?>\n<a b="{{ x }}" c=\'{{ y }}\'>{{ x }}<d><![CDATA[[{{ y }}]]]></d>' +
      '<d><![CDATA[{{ x }}]]]]><![CDATA[{{ x }}>]]></d><!-- fixed -->{{ y }}</a>\n';
    fc.assert(
      fc.property(hostile, hostile, (x, y) => {
        const [a, b] = [carried(x), carried(y)];
        const texts = (...all: readonly string[]) => all.filter((text) => text !== 'text ');
        expect(parsed(render(template, { x, y }))).toEqual(
          texts(
            'text \n',
            'open a',
            `attribute b ${a}`,
            `attribute c ${b}`,
            `text ${a}`,
            'open d',
            `text [${b}]`,
            'close d',
            'open d',
            `text ${a}]]${a}>`,
            'close d',
            'comment  fixed ',
            `text ${b}`,
            'close a',
            'text \n',
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('keep a CDATA section where it can hold them', () => {
    expect(render('<a><![CDATA[{{ x }}]]></a>', { x: 'a < b & c' })).toBe('<a><![CDATA[a < b & c]]></a>');
    expect(render('<a><![CDATA[{{ x }}]]></a>', { x: 'a]]>b' })).toBe('<a><![CDATA[]]>a]]&gt;b<![CDATA[]]></a>');
  });

  it.each([
    ['<{{ x }}/>', 'name="{{ ... }}"'],
    ['<a {{ x }}="1"/>', 'name="{{ ... }}"'],
    ['<a b={{ x }}/>', 'name="{{ ... }}"'],
    ['<a></{{ x }}>', 'name="{{ ... }}"'],
    ['<a><!-- {{ x }} --></a>', '{% comment %}'],
    ['<?note {{ x }}?><a/>', 'instruction'],
    ['<a>&{{ x }};</a>', '&amp;'],
    ['<a b="&{{ x }};"/>', '&amp;'],
    ['{{ x }}<a/>', 'outermost'],
    ['<a/>{{ x }}', 'outermost'],
  ])('have no place in %s', (template, help) => {
    const result = outcome(template, { x: 'lt' });
    expect(result).toMatch(/^TEMPLATE_FAILED: /);
    expect(result).toContain(help);
    expect(result).not.toMatch(/\blt\b/);
  });
});

describe('an XML template', () => {
  it('is sent as it is written, tag by tag', () => {
    const template =
      '{% if AuftragsNr %}<p nr="{{ AuftragsNr }}">{% for n in (1..2) %}<x n="{{ n }}"/>{% endfor %}</p>{% endif %}';
    expect(render(template, { AuftragsNr: 'S019' })).toBe('<p nr="S019"><x n="1"/><x n="2"/></p>');
  });

  it.each([
    ['', 'There is no element'],
    ['{% if nix %}<a/>{% endif %}', 'There is no element'],
    ['Text', 'no text before'],
    ['<a>', '"</a>" is missing'],
    ['<a><b></a>', 'expected is "</b>"'],
    ['</a>', 'closes nothing'],
    ['<a/><b/>', '"b" is the second'],
    ['<a', 'does not end'],
    ['<a b="1/>', 'does not end'],
    ['<a><!-- ', 'does not end'],
    ['<a><![CDATA[x]]</a>', 'does not end'],
    ['<a>&nbsp;</a>', '&#160;'],
    ['<a>Müller & Sohn</a>', '&amp;'],
    ['<a b="Müller & Sohn"/>', '&amp;'],
    ['<a>&#0;</a>', '&amp;'],
    ['<a b=1/>', 'name="value"'],
    ['<a b="1"c="2"/>', 'name="value"'],
    ['<a b="<"/>', 'name="value"'],
    ['<a b="1" b="2"/>', '"b" stands twice'],
    ['<a><1/></a>', 'must be a name'],
    ['<a>1 < 2</a>', 'must be a name'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'attacked'],
    ['<a>]]></a>', ']]>'],
    ['<a><!-- x -- y --></a>', '"--"'],
    [' <?xml version="1.0"?><a/>', 'very beginning'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'UTF-8'],
    ['<?xml encoding="UTF-8"?><a/>', 'exactly like that'],
    ['<? x?><a/>', 'no name'],
    ['<a>\0</a>', 'control character'],
  ])('%j is refused, with the place and what helps', (template, help) => {
    const result = outcome(template);
    expect(result).toMatch(/^TEMPLATE_NOT_XML: .* line \d+, column \d+\. /);
    expect(result).toContain(help);
    expect(isWellFormed(template.replaceAll(/\{%.*?%\}/g, '')) && !/DOCTYPE|ISO|nix/.test(template)).toBe(false);
  });

  it('is told where the fault begins', () => {
    expect(outcome('<a>\n  <b>\n</a>')).toContain('line 3, column 1.');
  });

  it('agrees with a strict parser about what is well-formed', () => {
    const parts = fc.constantFrom(
      '<a>',
      '</a>',
      '<a/>',
      '<b c="1">',
      "<b c='\"'>",
      '</b>',
      '<b c="1" d="2"/>',
      '<ä:ö.1/>',
      '<-a/>',
      '<a b>',
      'text',
      ' ',
      '\n',
      '&amp;',
      '&#65;',
      '&#x41;',
      '&#0;',
      '&#x110000;',
      '&x;',
      '&',
      ';',
      ']]>',
      ']',
      '>',
      '"',
      "'",
      '<!-- c -->',
      '<!---->',
      '<!--->',
      '<!-->',
      '<!-- - -->',
      '<!-- --->',
      '<![CDATA[',
      '<![CDATA[]]>',
      '<![CDATA[<&]]>',
      '<?p?>',
      '<?p i="1"?>',
      '<?xml version="1.0"?>',
      '<?xml?>',
      '<?p',
      '?>',
      '<',
      '/',
      '=',
      '<a b="&lt;>"/>',
      '<a b="]]>"/>',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.boolean(), (list, wrapped) => {
        const document = wrapped ? `<r>${list.join('')}</r>` : list.join('');
        const accepted = !outcome(document).startsWith('TEMPLATE_NOT_XML');
        expect([document, accepted]).toEqual([document, isWellFormed(document)]);
      }),
      { numRuns: 3000 },
    );
  });
});
