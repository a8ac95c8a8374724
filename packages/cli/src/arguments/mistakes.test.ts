import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

const url = 'https://crm.example/hook';
const create = ['webhooks', 'create', '--name', 'Zeit', '--event', 'project.created', '--url', url] as const;

describe('a mistake on the command line', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli().configure();
    cli.language = 'de';
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  const mistake = async (...argv: readonly string[]) => {
    const { code, err } = await cli.run(...argv);
    expect(code).toBe(2);
    return err;
  };

  it('is told with the option in which it stands, also in the middle of a value', async () => {
    expect(await mistake(...create, '--concurrency', '0')).toContain('] --concurrency: „0“ passt nicht.');
    expect(await mistake(...create, '--retry', '1m,5x', '--time-limit', '5s')).toContain('] --retry: „5x“');
    expect(await mistake('listen', '--fail', '503x0', '--port', '4000')).toContain('] „0“ passt nicht.');
  });

  it('says how a value of two parts is written', async () => {
    expect(await mistake(...create, '--rate', '900')).toContain(
      '--rate: „900“ passt nicht. Erwartet wird Aufrufe/Dauer',
    );
    expect(await mistake(...create, '--attribute', 'a=1', '--part', 'a')).toContain(
      'name=json, name=url oder name=both',
    );
    await cli.run(...create);
    expect(await mistake('deliveries', 'list', '--key', 'S019')).toContain(
      'Tabelle:Schlüssel, zum Beispiel Auftrag:S019',
    );
    expect(await mistake('trigger', 'project.created', '--set', '=5')).toContain('Feld=Wert');
  });

  it('in the name of a field to set is told before anything is published', async () => {
    const { code, err } = await cli.run('trigger', 'project.created', '--example', '--set', 'Bauvorhabn=x');
    expect(code).toBe(4);
    expect(err).toContain('Meinten Sie „Auftrag.Bauvorhaben“?');
  });

  it('names what is missing by its options', async () => {
    expect(await mistake('webhooks', 'create', '--name', 'Zeit')).toContain('Es fehlt: --event, --url.');
    expect(await mistake('webhooks', 'create')).toContain('Es fehlt: --name, --event, --url.');
  });

  it('of two values for one name is not decided by chance', async () => {
    expect(await mistake(...create, '--attribute', 'x=1', 'x=2')).toContain(
      '„x“ passt nicht. Erwartet wird jeder Name nur',
    );
    expect(await mistake(...create, '--header', 'X-A=1', 'x-a=2')).toContain('„x-a“ passt nicht.');
  });

  it('in the name of a variable is told as that', async () => {
    const err = await mistake(...create, '--secret-attribute', 'token@env:TOKN');
    expect(err).toContain('„env:TOKN“ passt nicht. Erwartet wird eine Umgebungsvariable, die gesetzt');
  });

  it('that gives a secret away is not repeated, and not read as a file name', async () => {
    for (const words of [
      ['--signing-secret', 'whsec_Ym9vYm9vYm9v'],
      ['--secret-attribute', 'token@whsec_Ym9vYm9vYm9v'],
    ]) {
      const err = await mistake(...create, ...words);
      expect(err).toContain('das Geheimnis selbst gehört nicht auf die Befehlszeile');
      expect(err).not.toContain('Ym9v');
    }
  });

  it('where nobody can be asked for a secret says how to give it', async () => {
    expect(await mistake(...create, '--signing-secret', 'ask')).toContain('Eine Datei (datei) oder');
    expect(await mistake(...create, '--secret-attribute', 'token')).toContain('Eine Datei (token@datei) oder');
  });

  it('in a number of an example says how many there are', async () => {
    expect(await mistake('trigger', 'project.created', '--example', '9')).toContain(
      '--example: „9“ passt nicht. Erwartet wird eine ganze Zahl von 1 bis 3.',
    );
  });

  it('in a file is told in the language of the reader, with its place', async () => {
    writeFileSync(join(cli.folder, 'webhook.json'), '{kaputt');
    const err = await mistake('webhooks', 'create', '--file', 'webhook.json');
    expect(err).toContain('Sie enthält kein gültiges JSON (Zeile 1, Spalte 2). Oft fehlt');
    writeFileSync(join(cli.folder, 'webhook.json'), '{"name": ');
    expect(await mistake('webhooks', 'create', '--file', 'webhook.json')).toContain('JSON (sie endet zu früh).');
  });

  it('in a name or a limit is told so that it can be put right', async () => {
    const blank = await mistake('webhooks', 'create', '--name', '  ', '--event', 'project.created', '--url', url);
    expect(blank).toContain('/name: Der Name besteht nur aus Leerzeichen.');
    const long = await mistake(
      'webhooks',
      'create',
      '--name',
      'x'.repeat(5000),
      '--event',
      'project.created',
      '--url',
      url,
    );
    expect(long.length).toBeLessThan(300);
    expect(await mistake(...create, '--time-limit', '2h')).toContain(
      '„timeLimitSeconds“ darf höchstens 120 Sekunden sein.',
    );
    const event = await mistake('webhooks', 'create', '--name', 'Z', '--event', 'neu', '--url', url);
    expect(event).toContain('Die Ereignisart „neu“ gibt es nicht. Alle zeigt „eilbote events“.');
    const connection = await mistake(
      'webhooks',
      'create',
      '--name',
      'Z',
      '--event',
      'project.created',
      '--connection',
      'CRM',
    );
    expect(connection).toContain('Die Verbindung „CRM“ gibt es nicht. Es ist noch keine angelegt.');
  });
});
