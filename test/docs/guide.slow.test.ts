import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/packages.ts';
import { fits } from './guide/expected-output.ts';
import { followPage } from './guide/follow-page.ts';

/** Where the guide tells its readers to try things: the packages are found there under their names. */
const tries = join(workspaceRoot, 'try');
mkdirSync(tries, { recursive: true });
const folder = mkdtempSync(join(tries, 'guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = ['README.md', ...globSync('docs/guide/*.md', { cwd: workspaceRoot }).toSorted()];

/** A newcomer's environment: nothing is set, and `eilbote` is found. */
function placeOf(page: string) {
  const place = join(folder, page.replaceAll('/', '-'));
  mkdirSync(place);
  const path = `${join(workspaceRoot, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`;
  const user = { HOME: join(folder, 'home'), LANG: 'en_US.UTF-8', TZ: 'Europe/Berlin', NO_COLOR: '1' };
  return { folder: place, env: { PATH: path, ...user } };
}

describe('the README and the guide', () => {
  it.each(pages)('%s does what it says', async (page) => {
    const text = readFileSync(join(workspaceRoot, page), 'utf8');
    await expect(followPage(text, placeOf(page))).resolves.toBeUndefined();
  });

  it('is refused where a command fails, or prints something else than is shown', async () => {
    const place = placeOf('planted.md');
    await expect(followPage('```sh\necho a\nfalse\n```\n', place)).rejects.toThrow('line 2: exit code 1, not 0');
    await expect(followPage('```sh\necho a\n```\n\n```text\nb\n```\n', place)).rejects.toThrow('line 6: what is shown');
  });

  it('leaves out of its outputs what differs each time', () => {
    expect(fits('a … c\n', 'a b c\n')).toBe(true);
    expect(fits('a … c\n', 'a b d\n')).toBe(false);
    expect(fits('a\n…\nc', 'a\nb\nb\nc')).toBe(true);
    expect(fits('a\n…\nc', 'a\nb')).toBe(false);
    expect(fits('a\n…', 'a')).toBe(true);
  });
});
