import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLogFile } from '../../packages/core/src/log-file/index.ts';
import { DeliveryLog, describeLogLines, verifyDeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { dispatchHeld } from '../../packages/core/src/stages/log/line/index.ts';
import { withSequence } from '../../packages/core/src/stages/log/line/line-text.ts';
import { faultsOfLine } from '../../packages/core/src/stages/log/verifying/line-faults.ts';
import { HistorySource } from './history-source.ts';
import { temporaryFolder } from './log-folder.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

const day = 86_400_000;
const noon = new Date(2026, 5, 1, 12).getTime();

/** A log of three rotated files of two lines each, and two lines in the current one. */
async function written() {
  const folder = path.join(temporaryFolder(), 'Logs');
  const source = new HistorySource();
  const { clock, time } = virtualClock(noon);
  const log = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock, rotation: { keepDays: 'all' } });
  log.start();
  await log.flushed();
  for (let of = 0; of < 4; of += 1) {
    if (of > 0) await time.run(day);
    log.write(source.commit(2, clock.now()));
    await log.flushed();
  }
  await log.stop();
  source.cursor = log.loggedUpTo;
  const current = path.join(folder, 'Webhooks.log');
  const rotated = (of: number) => path.join(folder, `Webhooks-2026-06-0${of}.1.log`);
  const verify = (rotation = {}) => verifyDeliveryLog(nodeLogFile({ folder }), source, rotation);
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  return { source, current, rotated, verify, edit };
}

describe('verifying the delivery log', () => {
  it('finds every line as the history tells it, over all files', async () => {
    const { verify } = await written();
    expect(await verify()).toEqual({
      files: [
        { name: 'Webhooks-2026-06-01.1.log', lines: 2 },
        { name: 'Webhooks-2026-06-02.1.log', lines: 2 },
        { name: 'Webhooks-2026-06-03.1.log', lines: 2 },
        { name: 'Webhooks.log', lines: 2 },
      ],
      lines: 8,
      same: 8,
      pending: 0,
      lost: 0,
      halfLine: false,
      counts: {},
      findings: [],
    });
  });

  it('names the file, the line and the number of what was changed, added twice, moved and taken away', async () => {
    const { verify, edit, rotated, current } = await written();
    edit(rotated(1), (text) => text.replace('con_2ü', 'con_3'));
    edit(rotated(2), (text) => text.split('\n').toReversed().join('\n').trimStart() + '\n');
    edit(rotated(3), (text) => text.replace(/^.*\n/, ''));
    edit(current, (text) => text + text.replace(/\n.*\n$/, '\n'));
    const { findings, same, counts } = await verify();
    expect(findings).toEqual([
      { fault: 'different', file: 'Webhooks-2026-06-01.1.log', line: 2, sequence: 2, kind: 'breaker.closed' },
      { fault: 'order', file: 'Webhooks-2026-06-02.1.log', line: 2, sequence: 3, kind: 'breaker.opened' },
      { fault: 'double', file: 'Webhooks.log', line: 3, sequence: 7, kind: 'breaker.opened' },
      { fault: 'missing', sequence: 5, kind: 'breaker.opened' },
    ]);
    expect(counts).toEqual({ different: 1, order: 1, double: 1, missing: 1 });
    expect(same).toBe(6);
  });

  it('names what cannot be read, what does not fit its description and what the history does not know', async () => {
    const { verify, edit, rotated, current } = await written();
    edit(rotated(1), (text) => `\0\0\0\n${text}`);
    edit(rotated(2), (text) => text.replace('"level":"info",', ''));
    edit(rotated(3), (text) => `${text}{"v":1,`);
    appendFileSync(
      current,
      '{"v":1,"seq":12,"time":"2026-06-04T12:00:00.000Z","kind":"lane.resumed","level":"info","lane":"x"}\n',
    );
    const { findings, lines } = await verify();
    expect(findings).toMatchObject([
      { fault: 'unreadable', file: 'Webhooks-2026-06-01.1.log', line: 1 },
      { fault: 'invalid', file: 'Webhooks-2026-06-02.1.log', line: 2, sequence: 4, detail: 'level missing' },
      { fault: 'different', file: 'Webhooks-2026-06-02.1.log', line: 2 },
      { fault: 'torn', file: 'Webhooks-2026-06-03.1.log', line: 3 },
      { fault: 'unknown', file: 'Webhooks.log', line: 3, sequence: 12 },
    ]);
    expect(lines).toBe(10);
  });

  it('takes what is just being written for no fault', async () => {
    const { verify, current, source } = await written();
    source.commit(3);
    appendFileSync(current, '{"v":1,"seq":9,"ti');
    expect(await verify()).toMatchObject({ findings: [], pending: 3, halfLine: true, same: 8 });
    source.cursor = 10;
    expect(await verify()).toMatchObject({ counts: { missing: 2 }, pending: 1 });
  });

  it('misses lines of a file that was deleted, unless its age or the number of files explains it', async () => {
    const { verify, rotated } = await written();
    rmSync(rotated(1));
    expect(await verify()).toMatchObject({ counts: { missing: 2 } });
    expect(await verify({ keepDays: 2 })).toMatchObject({ counts: { missing: 2 } });
    expect(await verify({ keepDays: 1 })).toMatchObject({ counts: {} });
    expect(await verify({ keepFiles: 2 })).toMatchObject({ counts: {} });
    rmSync(rotated(3));
    expect(await verify({ keepDays: 1, keepFiles: 1 }), 'a hole is never explained').toMatchObject({
      counts: { missing: 2 },
    });
  });

  it('knows what a restored backup cannot have by the line that tells of the restoration', async () => {
    const { verify, current, source } = await written();
    source.rows = source.rows.filter(({ sequence }) => sequence < 6);
    expect(await verify()).toMatchObject({ counts: { unknown: 3 }, lost: 0, same: 5 });
    const held = { ...dispatchHeld({ at: noon, reason: 'restored' }), sequence: 9 };
    source.rows.push(held);
    appendFileSync(current, `${withSequence(held.line, 9)}\n`);
    expect(await verify()).toMatchObject({ findings: [], lost: 3, same: 6 });
  });

  it('tells a log that is gone by what is missing', async () => {
    const { verify, rotated, current } = await written();
    for (const file of [rotated(1), rotated(2), rotated(3), current]) rmSync(file);
    expect(await verify()).toMatchObject({ files: [], lines: 0, counts: { missing: 8 } });
  });

  it('reads on where a file is rotated away while it is read', async () => {
    const { source, rotated, current } = await written();
    const folder = path.dirname(current);
    let isRotated = false;
    const rotating = {
      logCursor: () => source.logCursor(),
      history: (after: number, limit: number) => {
        if (!isRotated) renameSync(current, rotated(4));
        isRotated = true;
        return source.history(after, limit);
      },
    };
    const verified = await verifyDeliveryLog(nodeLogFile({ folder }), rotating);
    expect(verified).toMatchObject({ same: 8, findings: [] });
    expect(verified.files.at(-1)?.name).toBe('Webhooks-2026-06-04.1.log');
  });
});

describe('the description as a schema', () => {
  const kinds = describeLogLines().kinds.map((kind) => [kind.kind, kind] as const);

  it.each(kinds)(
    'lets the example of %s pass, and no example without a member it always has',
    (_name, { example, always }) => {
      const line = JSON.parse(example) as Record<string, unknown>;
      expect(faultsOfLine(line)).toEqual([]);
      expect(faultsOfLine({ ...line, later: 1 }), 'members are added under the same version').toEqual([]);
      for (const member of ['seq', 'time', 'level', ...always]) {
        expect(faultsOfLine({ ...line, [member]: undefined })).toEqual([`${member} wrong`]);
        const { [member]: _left, ...rest } = line;
        expect(faultsOfLine(rest)).toEqual([`${member} missing`]);
      }
    },
  );

  it('refuses other versions, other types and members of other kinds', () => {
    const line = { v: 1, seq: 1, time: '2026-06-01T12:00:00.000Z', kind: 'lane.resumed', level: 'info', lane: 'x' };
    expect(faultsOfLine(line)).toEqual([]);
    expect(faultsOfLine({ ...line, v: 2 })).toEqual(['v wrong']);
    expect(faultsOfLine({ ...line, level: 'fatal', time: 'noon', lane: 1 })).toEqual([
      'time wrong',
      'level wrong',
      'lane wrong',
    ]);
    expect(faultsOfLine({ ...line, status: 200 })).toEqual(['status unexpected']);
    expect(faultsOfLine({ ...line, kind: 'lane.painted', status: 200 }), 'kinds are added too').toEqual([]);
    expect(faultsOfLine({ ...line, kind: 'toString', webhook: { id: 'whk_1' } })).toEqual(['webhook wrong']);
  });
});
