import * as fc from 'fast-check';

/** UTF-16 code units in any order, half surrogates included. `unit: 'binary'` has none and takes seconds to prepare. */
const anyUnits: fc.Arbitrary<string> = fc
  .array(fc.nat(0xff_ff), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

/** Every text that JavaScript can hold, ordinary ones most of the time. */
export const anyText: fc.Arbitrary<string> = fc.oneof(anyUnits, fc.string({ maxLength: 30 }));
