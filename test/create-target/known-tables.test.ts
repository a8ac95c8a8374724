import { standardEventTypes, standardTables } from '@eilbote/core';
import { knownTables } from 'create-eilbote-target';
import { describe, expect, it } from 'vitest';

describe('the scaffolder of target systems', () => {
  it.each(knownTables.map((known) => [known.table, known] as const))('knows the table %s as it is', (name, known) => {
    const table = standardTables.find((one) => one.name === name);
    expect(table?.key).toEqual([known.key]);
    expect(Object.keys(table?.fields ?? {})).toContain(known.name);
    expect(standardEventTypes.find(({ id }) => id === known.event)?.table).toBe(name);
  });
});
