import { describe, expect, it } from 'vitest';
import { compileTemplate } from './index.ts';

describe('a template that cannot be read', () => {
  it.each([
    ['{{ x | shout }}', /line 1, column \d+: There is no filter "shout"\. Allowed are: date, .*size\./],
    ['{{ x | upcas }}', /There is no filter "upcas"\. Did you mean "upcase"\?/],
    ['{{ x | raw }}', /no filter "raw"/],
    ['a\n{% include "x" %}', /line 2, column 1: There is no tag "include"/],
    ['{% render "x" %}', /no tag "render"/],
    ['{% layout "x" %}', /no tag "layout"/],
    ['{% increment x %}', /no tag "increment"/],
    ['{{ x', /is not closed/],
    ['{% if x %}', /is not closed/],
    ['{% for x %}{% endfor %}', /A loop looks like this/],
    ['{% endif %}', /belongs to no tag before it/],
    ['{% if a %}{% else %}{% else %}{% endif %}', /No other "else"/],
    ['{{ Summe * 1.19 }}', /line 1, column 11: Behind a value only "\|" and a filter/],
    ['{{ x | default "-" }}', /The colon between a filter and its value is missing/],
    ['{{ „x“ | default: „-“ }}', /Behind a value only "\|"/],
    ['{% if !x %}{% endif %}', /A value is expected here/],
    ['{% assign = 1 %}', /A name follows "assign"/],
  ])('%s', (text, message) => {
    expect(() => compileTemplate(text, 'text')).toThrow(message);
  });

  it.each([
    '{{ AuftragsNr Status }}',
    '{{ AuftragsNr, Status }}',
    '{{ 12,5 }}',
    '{{ Status | plus: 1, | round }} {{ Status == }}',
    'a\n{% if Status > 1.000,50 %}x{% endif %}',
    '{% if Status == 5 und Kleinauftrag %}x{% endif %}',
    '{% unless Status == %}x{% endunless %}',
    '{% assign x = 12,5 %}',
    '{% for p in Auftragspositio | first %}{{ p }}{% endfor %}',
    '{% if Kleinauftrag %}{{ AuftragsNr Status }}{% endif %}',
  ])('says more than one value, or half of one: %s', (text) => {
    expect(() => compileTemplate(text, 'text')).toThrow(/more than one value, or one is missing/);
  });

  it('is longer or deeper than allowed', () => {
    expect(() => compileTemplate('x'.repeat(65_537), 'text')).toThrow(/longer than 65,536/);
    expect(() => compileTemplate('{% if a %}'.repeat(6000), 'text')).toThrow(/nested too deep/);
  });
});
