/** A copy of plain data that shares nothing with its original and cannot be changed. */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item) => frozenCopy(item as unknown))) as T;
  const copy: { [name: string]: unknown } = {};
  for (const [name, item] of Object.entries(value)) copy[name] = frozenCopy(item as unknown);
  return Object.freeze(copy) as T;
}
