import { describe, expect, it } from 'vitest';
import { transforms } from '../transforms/index.ts';
import { filterNames } from './filters.ts';
import { compileTemplate } from './index.ts';

const render = (text: string, names: { readonly [name: string]: unknown } = {}, warn = (_text: string) => {}) =>
  compileTemplate(text, 'text').render({ names, record: {} }, { warn: ({ en }) => warn(en) });

describe('the filters of a template', () => {
  it('are the transforms and nothing else', () => {
    expect(filterNames).toEqual(transforms.map(({ name }) => name));
  });

  it('take parameters by place and by name, also from the record', () => {
    expect(render('{{ 12480.5 | decimals: 1, decimal: "," }}')).toBe('12480,5');
    expect(render('{{ 12480.5 | decimals: group: ".", digits: 2, decimal: "," }}')).toBe('12.480,50');
    expect(render('{{ a | default: b }}', { b: ['x', 1] })).toBe('["x",1]');
    expect(render('{{ a | join: b }}', { a: ['x', 'y'], b: '-' })).toBe('x-y');
    expect(render('{% assign n = 2 | plus: 1 %}{{ n }}')).toBe('3');
  });

  it.each([
    ['{{ x | decimals: 99 }}', /line 1, column 8: Filter "decimals": The parameter "digits" must be at most 10/],
    ['{{ x | decimals: "2" }}', /must be a whole number/],
    ['{{ x | decimals: decimal: ";" }}', /"decimal" must be \. or ,/],
    ['{{ x | decimals: digit: 2 }}', /There is no parameter "digit"\. Did you mean "digits"\?/],
    ['{{ x | round: 1, digits: 2 }}', /"digits" is given twice/],
    ['{{ x | upcase: 1 }}', /Filter "upcase": It takes no parameters/],
    ['{{ x | round: 1, 2 }}', /It takes these parameters only: digits/],
    ['{{ x | replace }}', /"search" is missing/],
    ['a\n{% if a %}{% for b in c %}{{ x | round: 99 }}{% endfor %}{% endif %}', /line 2, column \d+: Filter "round"/],
    ['{% assign x = y | round: "a" %}', /Filter "round"/],
    ['{% if a == 1 %}{% else %}{{ x | round: "a" }}{% endif %}', /Filter "round"/],
    ['{% case a %}{% when 1 %}{{ x | round: "a" }}{% endcase %}', /Filter "round"/],
    ['{% capture a %}{{ x | round: "a" }}{% endcapture %}', /Filter "round"/],
    ['{% unless a %}{{ x | round: "a" }}{% endunless %}', /Filter "round"/],
  ])('are refused before an event comes: %s', (text, message) => {
    expect(() => compileTemplate(text, 'text')).toThrow(message);
  });

  it('are refused at an event where only it tells the parameter', () => {
    expect(() => render('a {{ x | round: y }}', { x: 1, y: 99 })).toThrow(
      /could not be filled at line 1, column 3: Filter "round": The parameter "digits" must be at most 15/,
    );
  });

  it('say where they failed, without the value', () => {
    expect(() => render('a\n{{ x | plus: 1 }}', { x: 'Rühmann' })).toThrow(
      /^(?!.*Rühmann).*line 2, column 1: Filter "plus": It needs a number/s,
    );
  });

  it('cost steps by the length of what they are given', () => {
    const long = 'a'.repeat(100_000);
    expect(render(`{{ long${' | upcase'.repeat(100)} | size }}`, { long })).toBe('100000');
    expect(() => render(`{{ long${' | upcase'.repeat(300)} | size }}`, { long })).toThrow(/100,000 steps/);
  });
});
