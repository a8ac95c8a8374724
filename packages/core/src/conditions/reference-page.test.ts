import { readFileSync } from 'node:fs';
import type { EventRecords, JsonObject } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { checkConditions, compileConditions, conditionBudgets, conditionFindings, parseConditions } from './index.ts';
import { projectProcessStatusChanged } from '../catalogue/event-types/project-process-status-changed.ts';
import { auftrag, auftragspositio, kunden } from '../tables/index.ts';

const page = readFileSync(new URL('../../../../docs/reference/conditions.md', import.meta.url), 'utf8');
const scope = { table: auftrag, related: [kunden, auftragspositio], details: projectProcessStatusChanged.details };

/** The cells of all tables of the page that have exactly this heading. */
function rowsUnder(heading: string): string[][] {
  const lines = page.split('\n');
  return lines.flatMap((line, start) => {
    if (line !== heading) return [];
    const rest = lines.slice(start + 2);
    const end = rest.findIndex((each) => !each.startsWith('|'));
    return rest.slice(0, end).map(cellsOf);
  });
}

/** A pipe within a cell is written `\|`; the code marks around a cell are no part of it. */
const cellsOf = (row: string): string[] =>
  row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .trim()
        .replaceAll(String.raw`\|`, '|')
        .replace(/^`(.*)`$/, '$1'),
    );

function findingsOf(text: string) {
  const parsed = parseConditions(text);
  return [...parsed.findings, ...checkConditions(parsed, scope)].map(({ code }) => code);
}

const guide = readFileSync(new URL('../../../../docs/guide/conditions.md', import.meta.url), 'utf8');

describe('the guide to conditions', () => {
  it('shows conditions that can be read', () => {
    const [, table = ''] = /^\| you want \| you write \|\n(.*?)\n\n/ms.exec(guide) ?? [];
    const shown = [...table.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text).filter((text) => text.includes(' '));
    const conditions = shown.filter((text) => !text.includes('…'));
    expect(conditions.length).toBeGreaterThan(8);
    expect(conditions.flatMap((text) => parseConditions(text).findings)).toEqual([]);
  });
});

describe('the reference of the conditions language', () => {
  const examples = rowsUnder('| Condition | Record | Result |');

  it.each(examples)('%s on %s is %s', (condition = '', record = '', result = '') => {
    const { details = {}, ...rest } = JSON.parse(record) as JsonObject & { details?: JsonObject };
    const isTable = (name: string) => name === 'Kunden' || name === 'Auftragspositio';
    const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !isTable(name)));
    const records = Object.fromEntries(Object.entries(rest).filter(([name]) => isTable(name))) as EventRecords;
    expect(findingsOf(condition)).toEqual([]);
    const compiled = compileConditions(parseConditions(condition), scope);
    expect(compiled.evaluate({ record: own, records, details })).toBe(result);
  });

  it('has examples of every comparator and spelling', () => {
    const conditions = examples.map(([condition = '']) => ` ${condition} `).join('\n');
    const spellings = ['=', '==', '===', 'IS', '#', '!=', '!==', 'IS NOT', '<', '>', '<=', '>=', 'IN', '%'];
    for (const spelling of [...spellings, 'AND', 'OR', 'NOT', '&&', '|']) expect(conditions).toContain(` ${spelling} `);
    expect(examples.length).toBeGreaterThan(60);
  });

  it.each(rowsUnder('| Condition | Finding |'))('%s is refused by %s', (condition = '', code = '') => {
    expect(findingsOf(condition)).toContain(code);
  });

  it('lists every finding as it is', () => {
    expect(rowsUnder('| Code | Severity | Meaning | Bedeutung |')).toEqual(
      conditionFindings.map(({ code, severity, meaning }) => [code, severity, meaning.en, meaning.de]),
    );
  });

  it('names the limits', () => {
    const { textLength, comparisons, listValues, depth } = conditionBudgets;
    const numbers = [textLength, comparisons, listValues, depth].map((limit) => limit.toLocaleString('en'));
    const [characters, ...others] = numbers;
    expect(page).toContain(
      `Limits: ${characters} characters, ${others[0]} comparisons, ${others[1]} list values, ${others[2]} levels of parentheses`,
    );
  });
});
