import type { DefinitionProblem } from '@eilbote/contract';
import { pointerParts } from '../../json-pointer.ts';

/**
 * The input without what its shape is wrong in, so that the rest can be checked in the same go and nobody has to
 * correct one mistake to see the next. `undefined` where there is no object at all.
 */
export function withoutFaults(input: unknown, problems: readonly DefinitionProblem[]): object | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const copy: unknown = structuredClone(input);
  if (typeof copy !== 'object' || copy === null) return undefined;
  for (const { path } of problems) removeAt(copy, pointerParts(path));
  completeEntries(copy, 'attributes');
  completeEntries(copy, 'headers');
  const header: unknown = Reflect.get(copy, signatureHeader);
  if (isRecord(header) && !Object.hasOwn(header, 'name')) Reflect.set(header, 'name', '');
  return copy;
}

/** What is wrong inside of it must not make the secret one of Standard Webhooks. */
const signatureHeader = 'signatureHeader';

function removeAt(copy: object, [top = '', position, property]: readonly string[]): void {
  const value: unknown = Reflect.get(copy, top);
  if (top === signatureHeader && position !== undefined && isRecord(value)) {
    Reflect.deleteProperty(value, position);
    return;
  }
  const list: unknown = Object.hasOwn(copy, top) ? Reflect.get(copy, top) : undefined;
  if (top === 'conditions' && isRecord(list) && position !== undefined) {
    Reflect.deleteProperty(list, position);
    return;
  }
  const entry: unknown = Array.isArray(list) ? list[Number(position)] : undefined;
  if (!isRecord(entry) || (top !== 'attributes' && top !== 'headers')) {
    Reflect.deleteProperty(copy, top);
  } else if (property === undefined) {
    for (const name of valueNames) Reflect.deleteProperty(entry, name);
  } else Reflect.deleteProperty(entry, property);
}

const valueNames = ['text', 'field', 'template', 'secret'];

/** Positions must stay: an entry that lost its value or name gets an empty one instead of vanishing. */
function completeEntries(copy: object, top: string): void {
  const list: unknown = Reflect.get(copy, top);
  if (!Array.isArray(list)) return;
  for (const entry of list.filter(isRecord)) {
    if (!valueNames.some((name) => Object.hasOwn(entry, name))) Reflect.set(entry, 'text', '');
    if (!Object.hasOwn(entry, 'name')) Reflect.set(entry, 'name', '');
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
