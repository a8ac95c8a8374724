import * as fc from 'fast-check';

/** Texts that would mean something if they were not kept in their places. */
const hostile = fc.constantFrom(
  '\r\nX-Evil: 1',
  '\n\nPOST /evil HTTP/1.1',
  '&evil=1',
  'a=b&evil=1#evil',
  '?evil=1',
  '%0d%0aX-Evil:%201',
  '%26evil=1',
  '../../evil',
  '\u0000',
  '\u2028&evil=1',
  '嘊嘍X-Evil: 1',
  '","evil":"1',
  '</Auftrag><evil/>',
  '{{ evil }}',
  'ä€😀',
);

/** UTF-16 code units in any order, half surrogates included. */
const anyUnits = fc.array(fc.nat(0xff_ff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));

/** Every text that JavaScript can hold: ordinary, hostile, and mixed. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20 }),
  hostile,
  anyUnits,
  fc.tuple(fc.string({ maxLength: 5 }), hostile, anyUnits).map((parts) => parts.join('')),
);
