import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TestCli } from '../../testing/test-cli.ts';

const about = ['backfill', '--event', 'customer.created', '--webhook', 'new'];
const bin = fileURLToPath(new URL('../../../bin/eilbote.mjs', import.meta.url));

async function scene() {
  const cli = new TestCli().configure();
  const receiver = await cli.receiver();
  await cli.run('init');
  const created = await cli.run(
    'webhooks',
    'create',
    '--name',
    'new',
    '--event',
    'customer.created',
    '--url',
    receiver.url,
  );
  if (created.code !== 0) throw new Error(created.err);
  return {
    cli,
    receiver,
    write: (file: string, text: string | Uint8Array) => writeFileSync(join(cli.folder, file), text),
    sent: () => receiver.calls.map(({ body }) => (JSON.parse(body) as { Kunden: object }).Kunden),
    [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose](),
  };
}

describe('eilbote backfill', () => {
  it('transfers what a German ERP exports: semicolons, Windows-1252, decimal commas, keys with zeros, other names', async () => {
    await using world = await scene();
    const csv =
      'Nr;Name1;Ort;Rabatt;Interna;Anlage\r\n06127;"Müller; Söhne";Köln;2,5;x;31.12.2025\r\n0_1;Platte 3" dick;;;;\r\n';
    world.write('kunden.csv', Buffer.from(csv, 'latin1'));
    const wrong = await world.cli.run(...about, 'kunden.csv', '--column', 'Nr=KundenNr', '--yes');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('--encoding windows-1252');
    const ran = await world.cli.run(
      ...about,
      'kunden.csv',
      '--column',
      'Nr=KundenNr',
      '--encoding',
      'windows-1252',
      '--yes',
    );
    expect(ran.err).toContain('Interna');
    expect(ran).toMatchObject({ code: 0 });
    expect(world.sent()).toMatchObject([
      { KundenNr: '06127', Name1: 'Müller; Söhne', Ort: 'Köln' },
      { KundenNr: '0_1', Name1: 'Platte 3" dick' },
    ]);
    expect(world.sent()[1]).not.toHaveProperty('Ort');
    expect((await world.cli.run('events', 'received')).out).toContain('backfill kunden');
    expect((await world.cli.run('deliveries', 'list', '--run', 'kunden')).out).toContain('0_1');
    expect((await world.cli.run('deliveries', 'runs')).out).toContain('kunden');
  });

  it('reads commas, a byte order mark, JSON lines and the standard input', async () => {
    await using world = await scene();
    world.write('a.csv', '\uFEFFKundenNr,Name1\n1,"Meier, Hans"\n');
    world.write('b.jsonl', '{"KundenNr":"2","Name1":"Ä"}\n\n{"Nr":3}\n');
    world.cli.stdin = 'KundenNr;Name1\n4;Über\n';
    for (const words of [['a.csv'], ['b.jsonl', '--column', 'Nr=KundenNr'], ['-', '--run', 'eingabe']]) {
      expect(await world.cli.run(...about, ...words, '--yes')).toMatchObject({ code: 0 });
    }
    expect(world.sent()).toMatchObject([
      { KundenNr: '1', Name1: 'Meier, Hans' },
      { KundenNr: '2', Name1: 'Ä' },
      { KundenNr: '3' },
      { KundenNr: '4', Name1: 'Über' },
    ]);
    expect(await world.cli.run(...about, '-', '--yes')).toMatchObject({ code: 2 });
  });

  it('names the line of what it cannot transfer, transfers the rest, and says so by its exit code', async () => {
    await using world = await scene();
    world.write('kunden.csv', 'KundenNr;Name1\n1;Eins\n;ohne\n3;zu;viel\n\n5;Fünf\n');
    const dry = await world.cli.run(...about, 'kunden.csv', '--dry-run');
    expect(dry.code).toBe(1);
    expect(dry.out).toMatch(/Line 3: .*KundenNr/);
    expect(dry.out).toContain('Line 4: The line has 3 columns instead of 2.');
    expect(world.sent()).toEqual([]);
    const { result } = await world.cli.json<{ result: object }>(...about, 'kunden.csv', '--yes');
    expect(result).toMatchObject({ state: 'finished', published: 2, faulty: 2, delivered: 2 });
    expect(world.sent()).toMatchObject([{ KundenNr: '1' }, { KundenNr: '5' }]);
  });

  it('says from where on a file cannot be read, where a quotation mark is never closed', async () => {
    await using world = await scene();
    world.write('kunden.csv', 'KundenNr;Name1\n1;"Er sagte ""ja"""\n2;"zwei\nZeilen"\n3;"offen\n4;Vier\n');
    const dry = await world.cli.run(...about, 'kunden.csv', '--dry-run');
    expect(dry.out).toMatch(/to be transferred +2/);
    expect(dry.out).toContain('Line 5: A quotation mark begins here that ends nowhere');
  });

  it('asks before it begins, and sends nothing twice when it is started again', async () => {
    await using world = await scene();
    world.write('kunden.csv', 'KundenNr\n1\n2\n');
    expect(await world.cli.run(...about, 'kunden.csv')).toMatchObject({ code: 2 });
    world.cli.isTerminal = true;
    world.cli.language = 'de';
    world.cli.answers.push('n', 'j');
    expect(await world.cli.run(...about, 'kunden.csv')).toMatchObject({ code: 1, err: 'Nichts übertragen.' });
    expect(world.sent()).toEqual([]);
    const yes = await world.cli.run(...about, 'kunden.csv');
    expect(yes).toMatchObject({ code: 0 });
    expect(world.cli.questions).toEqual(Array(2).fill('2 Datensätze übertragen? [j/N] '));
    const again = await world.cli.run(...about, 'kunden.csv', '--yes');
    expect(again.out).toMatch(/schon früher +2/);
    expect(world.sent()).toHaveLength(2);
    expect(await world.cli.run('deliveries', 'cancel-run', 'kunden')).toMatchObject({ code: 0 });
    expect(await world.cli.run(...about, 'kunden.csv', '--yes')).toMatchObject({ code: 5 });
  });

  it('says which column is missing, unknown or there twice', async () => {
    await using world = await scene();
    world.write('kunden.csv', 'Nummer;Name1;Name\n1;Eins;Eins\n');
    const errorOf = async (...words: string[]) => {
      const { code, err } = await world.cli.run(...about, 'kunden.csv', '--yes', ...words);
      return `${code} ${err}`;
    };
    expect(await errorOf()).toMatch(/^2 .*no column KundenNr/);
    expect(await errorOf('--column', 'Nummer=KundenNummer')).toMatch(/^2 .*KundenNr/);
    expect(await errorOf('--column', 'Nr=KundenNr')).toMatch(/^2 .*Nummer, Name1, Name/);
    expect(await errorOf('--column', 'Nummer=KundenNr', '--column', 'Name=Name1')).toMatch(/^2 .*Name1/);
  });

  it('goes on after it was killed: nothing is lost, nothing sent twice beyond calls that were interrupted', async () => {
    await using world = await scene();
    const numbers = Array.from({ length: 60 }, (_, index) => String(index + 1));
    world.write('kunden.csv', `KundenNr\n${numbers.join('\n')}\n`);
    const words = [...about, 'kunden.csv', '--yes', '--per-minute', '600'];
    const killed = spawn(process.execPath, [bin, ...words], { cwd: world.cli.folder, stdio: 'ignore' });
    const gone = new Promise((resolve) => killed.once('exit', resolve));
    while (world.receiver.calls.length < 15) await new Promise((resolve) => setImmediate(resolve));
    killed.kill('SIGKILL');
    await gone;
    const before = world.receiver.calls.length;
    expect(before).toBeLessThan(60);
    const rest = await world.cli.run(...about, 'kunden.csv', '--yes', '--per-minute', '6000');
    expect(rest).toMatchObject({ code: 0 });
    const sent = world.sent().map((record) => (record as { KundenNr: string }).KundenNr);
    expect([...new Set(sent)].toSorted()).toEqual(numbers.toSorted());
    // A call that was under way when the process died is made again, under the same id.
    const ids = new Set(world.receiver.calls.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(60);
  });
});
