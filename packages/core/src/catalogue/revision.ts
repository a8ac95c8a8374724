import { hash } from 'node:crypto';
import type { EventType, Table } from '@eilbote/contract';

/** The same for the same definitions, in whatever order they were registered. Examples do not count. */
export function revisionOf(tables: readonly Table[], eventTypes: readonly EventType[]): string {
  const content = {
    tables: tables.toSorted((a, b) => compare(a.name, b.name)),
    eventTypes: eventTypes.toSorted((a, b) => compare(a.id, b.id)),
  };
  return hash('sha256', JSON.stringify(content, withoutExamples)).slice(0, 16);
}

function withoutExamples(name: string, value: unknown): unknown {
  return name === 'examples' && Array.isArray(value) ? undefined : value;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
