import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstDifference } from './first-difference.ts';
import { pages } from './pages.ts';

const root = new URL('../../', import.meta.url);

/** Writes every generated page. With `--check` it writes nothing and fails where a committed page is not in step. */
async function run(check: boolean): Promise<void> {
  for (const page of pages) {
    const file = fileURLToPath(new URL(page.file, root));
    const generated = page.render();
    const committed = await readFile(file, 'utf8').catch(() => '');
    if (committed === generated) continue;
    if (check) {
      console.error(`${page.file} is not in step with the code, at ${firstDifference(committed, generated)}`);
      console.error('Run `pnpm docs:generate` and commit the result.');
      process.exitCode = 1;
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, generated);
    console.log(`wrote ${page.file}`);
  }
}

await run(process.argv.includes('--check'));
