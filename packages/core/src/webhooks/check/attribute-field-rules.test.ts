import { describe, expect, it } from 'vitest';
import { checked, short } from './testing/checking.ts';

const found = (field: string, event = 'project.processStatusChanged') =>
  checked({ event, attributes: [{ name: 'a', field }] });

describe('the field of an attribute', () => {
  it.each(['details.ausloeser', 'details.neu', 'details.neu.Prozessstatus', 'Auftrag.Status', 'Kunden.Ort'])(
    'may be %s',
    (field) => expect(found(field).problems).toEqual([]),
  );

  it.each([
    ['details.nue', 'Meinten Sie „details.neu“? Möglich sind: details.alt, details.neu'],
    ['details.neu.Prozesstatus', 'keine Angabe „details.neu.Prozesstatus“. Meinten Sie „details.neu.Prozessstatus“?'],
    ['details.ausloeser.art', 'Das Ereignis hat keine Angabe „details.ausloeser.art“.'],
    ['details.', 'keine Angabe „details.“'],
  ])('is known as far as the details of the event go: %s', (field, text) => {
    const [problem] = found(field).problems;
    expect(problem).toMatchObject({ path: '/attributes/0/field', code: 'DETAIL_UNKNOWN' });
    expect(problem?.text.de).toContain(text);
  });

  it('is told in the language of the reader when its table does not come along', () => {
    const [warning] = found('Bestellung.Status').warnings;
    expect(warning?.text.de).toContain('„Prozessstatus geändert“');
    expect(warning?.text.en).toContain('"Process status changed"');
  });
});

describe('the name of an attribute', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'is not %s, which would change programs that receive it',
    (name) => {
      const attributes = [{ name, text: 'x' }];
      expect(checked({ attributes }).problems.map(short)).toEqual(['/attributes/0/name ATTRIBUTE_NAME_FORBIDDEN']);
    },
  );
});
