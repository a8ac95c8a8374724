import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLogFile } from '../../packages/core/src/log-file/index.ts';
import { DeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { HistorySource } from './history-source.ts';
import { temporaryFolder, wholeLog } from './log-folder.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

async function startOver(folder: string, source: HistorySource): Promise<void> {
  const log = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock: virtualClock().clock });
  log.start();
  await log.flushed();
  log.abandon();
}

describe('a torn tail of the delivery log', () => {
  it('is repaired wherever the file was cut', async () => {
    const source = new HistorySource();
    source.commit(3);
    const whole = Buffer.from(source.text);
    const folder = temporaryFolder();
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(path.join(folder, 'Webhooks.log'), whole.subarray(0, length));
      await startOver(folder, source);
      expect(wholeLog(folder), `cut at ${length}`).toBe(source.text);
    }
  });

  it('is repaired behind the cursor without touching what stands before it', async () => {
    const source = new HistorySource();
    source.commit(4);
    const lines = source.text.split('\n').slice(0, -1);
    const file = path.join(temporaryFolder(), 'Webhooks.log');
    source.cursor = 2;
    const kept = `note of a person\n${lines[0]}\n{"v":1,"se\n${lines[1]}\n`;
    for (const tail of [
      '',
      '\0\0\0',
      lines[2],
      lines[2]?.slice(0, 9),
      `${lines[2]}\n\0\0\0\0\n${lines[3]}\n`,
      `\0\0\n${lines[3]}\n`,
    ]) {
      writeFileSync(file, kept + tail);
      await startOver(path.dirname(file), source);
      expect(readFileSync(file, 'utf8'), JSON.stringify(tail)).toBe(`${kept}${lines[2]}\n${lines[3]}\n`);
    }
  });

  it('keeps a line behind the cursor that lacks nothing but its line feed', async () => {
    const source = new HistorySource();
    source.commit(2);
    source.cursor = 2;
    const file = path.join(temporaryFolder(), 'Webhooks.log');
    writeFileSync(file, source.text.slice(0, -1));
    await startOver(path.dirname(file), source);
    source.commit(1);
    await startOver(path.dirname(file), source);
    expect(readFileSync(file, 'utf8')).toBe(source.text);
  });

  it('is found in a large file without a look at all of it', async () => {
    const source = new HistorySource();
    source.commit(20_000);
    source.cursor = 19_990;
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'Webhooks.log'), source.text.slice(0, -700));
    const file = nodeLogFile({ folder });
    let read = 0;
    const log = new DeliveryLog({
      file: {
        ...file,
        read(...given) {
          const bytes = file.read(...given);
          read += bytes.length;
          return bytes;
        },
      },
      source,
      clock: virtualClock().clock,
    });
    log.start();
    await log.flushed();
    log.abandon();
    expect(read).toBeLessThan(500_000);
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('is followed through all rotated files that the cursor has not seen', async () => {
    const source = new HistorySource();
    source.commit(50);
    const lines = source.text.split('\n').slice(0, -1);
    for (const cursor of [0, 7, 10, 25, 48]) {
      source.cursor = cursor;
      const folder = temporaryFolder();
      for (let number = 0; number < 4; number += 1) {
        const part = lines.slice(number * 10, number * 10 + 10).join('\n');
        writeFileSync(path.join(folder, `Webhooks-2026-11-24.${number + 8}.log`), `${part}\n`);
      }
      writeFileSync(path.join(folder, 'Webhooks.log'), lines.slice(40, 47).join('\n'));
      await startOver(folder, source);
      expect(wholeLog(folder)).toBe(cursor < 48 ? source.text : source.text.replace(`${lines[47]}\n`, ''));
    }
  });
});
