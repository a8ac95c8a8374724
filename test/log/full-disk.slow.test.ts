import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeLogFile } from '../../packages/core/src/log-file/index.ts';
import { systemClock } from '../../packages/core/src/system/index.ts';
import { DeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { HistorySource } from './history-source.ts';
import { temporaryFolder, wholeLog } from './log-folder.ts';

/** A disk of 64 KiB in the folder; false where this machine does not allow it. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', [folder]));
    return true;
  } catch {
    return false;
  }
}

describe('a disk that is really full under the delivery log', () => {
  it('costs no line', async ({ skip }) => {
    const folder = temporaryFolder();
    if (!mountSmallDisk(folder)) skip('no small disk to fill: this needs Linux and the right to mount');
    const ballast = path.join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(24 * 1024));
    const logs = path.join(folder, 'Logs');
    const source = new HistorySource();
    const log = new DeliveryLog({ file: nodeLogFile({ folder: logs }), source, clock: systemClock, syncEveryMs: 20 });
    log.start();
    await log.flushed();
    const before = Date.now();
    for (let index = 0; index < 120; index += 1) log.write(source.commit(3));
    expect(log.incomplete?.error.code).toBe('LOG_DISK_FULL');
    expect(log.incomplete?.since).toBeGreaterThanOrEqual(before);
    const written = wholeLog(logs);
    expect(written.length).toBeGreaterThan(10_000);
    expect(written.endsWith('\n')).toBe(true);
    expect(source.text.startsWith(written)).toBe(true);
    rmSync(ballast);
    await log.flushed();
    expect(log.incomplete).toBeUndefined();
    expect(log.loggedUpTo).toBe(360);
    expect(wholeLog(logs)).toBe(source.text);
    await log.stop();
  });
});
