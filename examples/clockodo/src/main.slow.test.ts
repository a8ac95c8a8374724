import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the host with Clockodo', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-clockodo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what has arrived of the week, what failed and why, and ends by itself', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [main], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).toContain('signed in to Clockodo as Büro\n');
    expect(stdout.match(/^\S+\.\S+ +delivered$/gm)).toHaveLength(8);
    expect(stdout.match(/^employee\.created +failed: .*Enter it for the employee in the ERP.*$/gm)).toHaveLength(1);
    expect(stdout).toMatch(/^ {2}1001 {2}07 +Tobias Jäger/m);
    expect(stdout).toMatch(/^ {2}3001 +S019 .*Prozessstatus: Aufmaß genommen$/m);
    expect(stdout).toMatch(/^ {2}3002 +06127 .* true +12480\.5 +-$/m);
    expect(stdout).toMatch(/^ {2}4001 +1001 +3002 +2026-09-17T05:00:00Z +2026-09-17T10:30:00Z +18000 +1$/m);
  });
});
