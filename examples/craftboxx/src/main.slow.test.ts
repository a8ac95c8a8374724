import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** The rows below a title, without the ids, which depend on who came first. */
function rowsOf(title: string, text: string): readonly string[] {
  const [, table = ''] = text.split(`\n${title}\n`);
  const [, ...rows] = table.split('\n\n')[0]?.split('\n') ?? [];
  return rows.map((row) => row.trim().split(/ {2,}/).slice(1).join(' | '));
}

describe('a week in Craftboxx', () => {
  it('arrives there once each, tells what was not sent and why, and ends by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eilbote-craftboxx-'));
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [main], { cwd: folder });
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^failed +5052 +.*Enter an e-mail address/m);
      expect(stdout).toMatch(/^skipped +70382 +not applicable/m);
      expect(rowsOf('customers', stdout).toSorted()).toEqual([
        '_0573 | Krüger',
        'n20-01170 | Café Rosenblüte | profacto',
        'n26-00214 | Greta Großmann | profacto',
        'n26-00215 | Physiotherapie am Südpark | profacto',
      ]);
      expect(
        rowsOf('assignments', stdout)
          .map((row) => row.replace(/ \d{4} /, ' '))
          .toSorted(),
      ).toEqual([
        '05104B/Montage | | SCHEDULED | 2026-10-19T07:00:00+02:00',
        '06127/Montage | | DONE | 2026-09-14T07:00:00+02:00',
      ]);
      expect(rowsOf('employees', stdout).map((row) => row.split(' | ')[0])).toEqual(['07', '5051', '5052']);
      expect(rowsOf('projects', stdout)).toHaveLength(4);
      expect(rowsOf('timesheets', stdout)).toEqual(['5001 | 2026-09-17T07:00:00+02:00 | 300 | 30']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
