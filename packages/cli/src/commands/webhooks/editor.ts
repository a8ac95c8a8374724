import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EDITOR_FAILED } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { note } from '../../output/problems.ts';

/**
 * Has a person change a text in their own editor. The file is readable for them alone. It is removed, unless what they
 * wrote cannot be taken: then it stays, and they are told where.
 * @throws EDITOR_FAILED, what `take` throws
 */
export async function inEditor<T>(io: Io, text: string, take: (edited: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'eilbote-edit-'));
  const file = join(folder, 'webhook.json');
  let edited: string | undefined;
  try {
    await writeFile(file, text, { mode: 0o600 });
    await edit(io, file);
    edited = await readFile(file, 'utf8');
    const taken = await take(edited);
    await rm(folder, { recursive: true, force: true });
    return taken;
  } catch (error) {
    if (edited === undefined || edited === text) await rm(folder, { recursive: true, force: true });
    else
      note(io, {
        de: `Was Sie geschrieben haben, liegt in ${file}. Berichtigen Sie es dort und speichern Sie es mit --file.`,
        en: `What you wrote is in ${file}. Put it right there and save it with --file.`,
      });
    throw error;
  }
}

/** @throws EDITOR_FAILED */
async function edit(io: Io, file: string): Promise<void> {
  const editor = io.env['VISUAL'] ?? io.env['EDITOR'] ?? (process.platform === 'win32' ? 'notepad' : 'vi');
  // An editor is often given with arguments (`code --wait`): the words before the file are its own.
  const [program = 'vi', ...words] = editor.split(' ').filter((word) => word !== '');
  try {
    const [code] = (await once(spawn(program, [...words, file], { stdio: 'inherit' }), 'exit')) as [number | null];
    if (code !== 0) throw EDITOR_FAILED({ editor });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw EDITOR_FAILED({ editor });
    throw error;
  }
}
