import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EDITOR_FAILED } from '../../errors.ts';
import type { Io } from '../../io.ts';

/** Has a person change a text in their own editor. The file is readable for them alone and is removed. @throws EDITOR_FAILED */
export async function inEditor(io: Io, text: string): Promise<string> {
  const editor = io.env['VISUAL'] ?? io.env['EDITOR'] ?? (process.platform === 'win32' ? 'notepad' : 'vi');
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-edit-'));
  const file = join(folder, 'webhook.json');
  try {
    await writeFile(file, text, { mode: 0o600 });
    // An editor is often given with arguments (`code --wait`): the words before the file are its own.
    const [program = 'vi', ...words] = editor.split(' ').filter((word) => word !== '');
    const running = spawn(program, [...words, file], { stdio: 'inherit' });
    const [code] = (await once(running, 'exit')) as [number | null];
    if (code !== 0) throw EDITOR_FAILED({ editor });
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw EDITOR_FAILED({ editor });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
