import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('a week in HubSpot', () => {
  it('arrives there once each, tells what was not sent and why, and ends by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eilbote-hubspot-'));
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [main], { cwd: folder });
      expect(stderr).toBe('');
      expect(stdout.match(/^created /gm)).toHaveLength(8);
      expect(stdout).toMatch(/^failed +06127 +For "Stage" nobody has said/m);
      for (const once of ['n26-00214', 'n26-00215', '70382', '_0573']) {
        expect(stdout.split('\ncompanies\n')[1]?.match(new RegExp(` ${once} `, 'g'))).toHaveLength(1);
      }
      expect(stdout).toMatch(/ 06127 +Thekenanlage und Wandverkleidung +81005 +12480\.50 +RE-2026-0117/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
