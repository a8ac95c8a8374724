import type { FieldSchema } from '@eilbote/contract';

/**
 * How the values of a field compare. `open` is decided by each value: mixed fields (text or whole number) and fields
 * without a schema. `none` holds lists and objects, which have no order.
 */
export type FieldKind = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'date-time' | 'open' | 'none';

export function kindOf(schema: FieldSchema | undefined): FieldKind {
  switch (schema?.type) {
    case undefined:
    case 'string|integer':
      return 'open';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return schema.format === 'date' || schema.format === 'time' || schema.format === 'date-time'
        ? schema.format
        : 'text';
    case 'array':
    case 'object':
      return 'none';
  }
}
