import type { FieldSchema } from '../../packages/contract/src/index.ts';

/** How a field is described in one cell: `date or null`, `integer, 0 to 9`, `one of ...`. */
export function fieldType(field: FieldSchema): string {
  const name = { 'string|integer': 'text or integer', string: 'text' }[field.type as string] ?? field.type;
  const format = field.type === 'string' && field.format !== undefined ? field.format : name;
  const choices = 'enum' in field ? `one of ${field.enum?.map((choice) => `\`${choice}\``).join(', ')}` : format;
  const limits = [
    'minimum' in field || 'maximum' in field ? range(field) : '',
    'maxLength' in field ? `at most ${field.maxLength} characters` : '',
  ].filter((limit) => limit !== '');
  return [`${choices}${field.nullable ? ' or null' : ''}`, ...limits].join(', ');
}

function range({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  if (maximum === undefined) return `at least ${minimum}`;
  return minimum === undefined ? `at most ${maximum}` : `${minimum} to ${maximum}`;
}
