import type { Described } from './described.ts';

const deepest = 40;

/**
 * A schema of a vendor's file that stands alone and takes no property which it does not name: otherwise a misspelt
 * optional property would pass. References are replaced by what they name; a recursion ends by taking everything.
 */
export function closedSchema(schema: unknown, file: Described, depth = 0): Described {
  const given = resolved(schema, file);
  if (depth > deepest) return {};
  const opened = openSchema(given, file, depth);
  const hasNames = ['properties', 'allOf', 'oneOf', 'anyOf'].some((word) => word in given);
  const takesMore = typeof given['additionalProperties'] === 'object';
  return hasNames && !takesMore ? { ...opened, unevaluatedProperties: false } : opened;
}

/** A part of a composed schema: the whole closes it, itself it must not. */
function openSchema(schema: unknown, file: Described, depth: number): Described {
  const { properties, items, allOf, oneOf, anyOf, additionalProperties: more, ...plain } = resolved(schema, file);
  const close = (part: unknown) => closedSchema(part, file, depth + 1);
  const open = (parts: unknown) =>
    (parts as readonly unknown[]).map((part) => (depth > deepest ? {} : openSchema(part, file, depth + 1)));
  return {
    ...words(plain),
    ...(isObject(properties) ? { properties: mapped(properties, close) } : {}),
    ...(items === undefined ? {} : { items: close(items) }),
    ...(Array.isArray(allOf) ? { allOf: open(allOf) } : {}),
    ...(Array.isArray(oneOf) ? { anyOf: open(oneOf) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: open(anyOf) } : {}),
    ...(isObject(more) ? { additionalProperties: close(more) } : {}),
  };
}

const described: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'description',
  'title',
  'xml',
  'deprecated',
  'default',
]);

/** Without what only describes; `nullable` is a word of OpenAPI 3.0. */
function words({ nullable, ...plain }: Described): Described {
  const kept = Object.fromEntries(
    Object.entries(plain).filter(([name]) => !described.has(name) && !name.startsWith('x-')),
  );
  const { type, enum: values } = kept;
  if (nullable !== true || type === undefined) return kept;
  return {
    ...kept,
    type: [...new Set([type, 'null'].flat())],
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  };
}

function resolved(schema: unknown, file: Described): Described {
  let found = schema;
  for (let steps = 0; isObject(found) && typeof found['$ref'] === 'string' && steps < deepest; steps += 1) {
    found = partAt(file, found['$ref']);
  }
  return isObject(found) ? found : {};
}

/** The part of a file that a reference like `#/components/schemas/User` names. */
export const partAt = (file: Described, reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, name) => (part as Described | undefined)?.[name], file);

const isObject = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapped = (parts: Described, change: (part: unknown) => unknown): Described =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part)]));
