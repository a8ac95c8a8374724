import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineTable, type Infer, type InferRecord } from './index.ts';

const title = { de: 'x', en: 'x' };

describe('the schema dialect', () => {
  it('infers nullable, enum, mixed and optional values', () => {
    expectTypeOf<Infer<{ type: 'string'; nullable: true }>>().toEqualTypeOf<string | null>();
    expectTypeOf<Infer<{ type: 'string'; enum: readonly ['a', 'b'] }>>().toEqualTypeOf<'a' | 'b'>();
    expectTypeOf<Infer<{ type: 'string|integer' }>>().toEqualTypeOf<string | number>();
    expectTypeOf<
      Infer<{ type: 'object'; properties: { a: { type: 'boolean' }; b: { type: 'number' } }; optional: readonly ['b'] }>
    >().toEqualTypeOf<{ a: boolean; b?: number }>();
  });

  it('infers the record of a table, every field optional', () => {
    const table = defineTable({
      name: 'T',
      title,
      evidence: 'assumed',
      key: ['Nr'],
      fields: {
        Nr: { type: 'string', title, evidence: 'assumed' },
        Datum: { type: 'string', format: 'date', nullable: true, title, evidence: 'assumed' },
      },
    });
    expectTypeOf<InferRecord<typeof table>>().toEqualTypeOf<{ Nr?: string; Datum?: string | null }>();
  });

  it('refuses unknown keywords, types and key fields', () => {
    const strangeKey = defineTable({
      name: 'T',
      title,
      evidence: 'assumed',
      // @ts-expect-error the key is no field
      key: ['Nummer'],
      fields: { Nr: { type: 'string', title, evidence: 'assumed' } },
    });
    const strangeType = defineTable({
      name: 'T',
      title,
      evidence: 'assumed',
      key: ['Nr'],
      // @ts-expect-error no such type
      fields: { Nr: { type: 'strng', title, evidence: 'assumed' } },
    });
    // The compiler refuses them; at run time a definition is passed on as it is, and the catalogue checks it.
    expect([strangeKey.key, strangeType.key]).toEqual([['Nummer'], ['Nr']]);
  });
});
