import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOG_NAME_TAKEN } from './errors.ts';
import { nodeLogFile } from './node-log-file.ts';

const bytes = (text: string) => Buffer.from(text);
const shown = (found: Uint8Array) => Buffer.from(found).toString();

function place() {
  const parent = mkdtempSync(path.join(tmpdir(), 'eilbote-file-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = path.join(parent, 'data', 'Logs');
  return { folder, current: path.join(folder, 'Webhooks.log'), file: nodeLogFile({ folder }) };
}

describe('the log file of the file system', () => {
  it('makes its folder with the first line, and nothing before', () => {
    const { file, folder, current } = place();
    expect([file.size(), shown(file.read(0, 10)), file.siblings()]).toEqual([0, '', []]);
    file.sync();
    expect(existsSync(folder)).toBe(false);
    expect(file.append(bytes('äb\n'))).toBe(4);
    expect(readFileSync(current, 'utf8')).toBe('äb\n');
    expect(file.size()).toBe(4);
    file.close();
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner and group only', () => {
    const { file, folder, current } = place();
    file.append(bytes('a\n'));
    expect(statSync(folder).mode & 0o027).toBe(0);
    expect(statSync(current).mode & 0o137).toBe(0);
  });

  it('appends behind what is there, also behind what another one wrote', () => {
    const { file, folder, current } = place();
    file.append(bytes('1\n'));
    nodeLogFile({ folder }).append(bytes('2\n'));
    file.append(bytes('3\n'));
    expect(readFileSync(current, 'utf8')).toBe('1\n2\n3\n');
    file.truncate(2);
    file.append(bytes('4\n'));
    expect(readFileSync(current, 'utf8')).toBe('1\n4\n');
  });

  it('reads any part of the current file and of its siblings, and nothing outside of its folder', () => {
    const { file, folder } = place();
    file.append(bytes('hello\n'));
    file.rotate('Webhooks-2026-11-24.1.log');
    file.append(bytes('world\n'));
    expect(shown(file.read(1, 3))).toBe('orl');
    expect(shown(file.read(4, 100))).toBe('d\n');
    expect(shown(file.read(100, 5))).toBe('');
    expect(shown(file.read(0, 5, 'Webhooks-2026-11-24.1.log'))).toBe('hello');
    expect(file.size('Webhooks-2026-11-24.1.log')).toBe(6);
    writeFileSync(path.join(folder, '..', 'secret'), 'secret');
    expect(shown(file.read(0, 9, '../secret'))).toBe('');
    file.remove('../secret');
    expect(existsSync(path.join(folder, '..', 'secret'))).toBe(true);
    file.remove('Webhooks-2026-11-24.1.log');
    expect(file.siblings()).toEqual([]);
  });

  it('writes a stretch once more as it stands, and nothing beyond the end', () => {
    const { file, current } = place();
    file.append(bytes('eins\nzwei\ndrei\n'));
    utimesSync(current, 0, 0);
    file.writeAgain(5, 100);
    expect(statSync(current).mtimeMs).toBeGreaterThan(0);
    expect(readFileSync(current, 'utf8')).toBe('eins\nzwei\ndrei\n');
    file.close();
  });

  it('never overwrites a file by renaming', () => {
    const { file, folder } = place();
    file.append(bytes('1\n'));
    writeFileSync(path.join(folder, 'taken'), 'kept');
    expect(() => file.rotate('taken')).toThrow(expect.objectContaining({ code: LOG_NAME_TAKEN.code }));
    expect(readFileSync(path.join(folder, 'taken'), 'utf8')).toBe('kept');
    file.append(bytes('2\n'));
    expect(file.size()).toBe(4);
  });

  it('notices that its file was moved away, and makes a new one', () => {
    const { file, folder, current } = place();
    file.append(bytes('1\n'));
    renameSync(current, path.join(folder, 'moved'));
    expect(file.size()).toBe(0);
    file.append(bytes('2\n'));
    expect(readFileSync(current, 'utf8')).toBe('2\n');
    writeFileSync(`${current}.new`, '123456\n');
    renameSync(`${current}.new`, current);
    expect(file.size()).toBe(7);
    file.append(bytes('3\n'));
    expect(readFileSync(current, 'utf8')).toBe('123456\n3\n');
  });

  it('may be rotated and closed while it is synced in the background', async () => {
    const { file } = place();
    for (let index = 0; index < 5; index += 1) {
      file.append(bytes(`${index}\n`));
      const synced = file.syncInBackground();
      file.rotate(`old-${index}`);
      await synced;
    }
    file.append(bytes('x\n'));
    const synced = file.syncInBackground();
    file.close();
    await synced;
    file.close();
    expect(file.siblings()).toHaveLength(5);
  });
});
