import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '@eilbote/core';
import { groups, singleCommands } from './commands/index.ts';
import { languageOf } from './io.ts';
import { TestCli } from './testing/test-cli.ts';
import { argumentNames } from './texts/help.ts';

describe('the command line', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('shows its help in English', async () => {
    const { code, out } = await cli.run('--help');
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it('shows its help in German', async () => {
    cli.language = 'de';
    const { code, out } = await cli.run('--help');
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it('shows the help of every command, with examples', async () => {
    const names = [
      ...singleCommands.map(({ name }) => [name]),
      ...groups.flatMap(({ name, commands }) => commands.map((command) => [name, command.name])),
    ];
    for (const words of names) {
      const { code, out } = await cli.run(...words, '--help');
      expect(code, words.join(' ')).toBe(0);
      expect(out).toContain(`Usage: eilbote ${words.join(' ')}`);
      expect(out).toContain(`Examples:\n  eilbote ${words[0]}`);
      expect(out).toContain('--json');
    }
  });

  it('translates the help of a command, its headlines too', async () => {
    cli.language = 'de';
    const { out } = await cli.run('webhooks', 'create', '--help');
    expect(out).toContain('Aufruf: eilbote webhooks create [Optionen]');
    expect(out).toContain('Optionen:');
    expect(out).toContain('Beispiele:');
    expect(out).not.toMatch(/\b(Usage|Options|Examples|Commands):/);
  });

  it('has the help of every command behind the word help too', async () => {
    const { code, out } = await cli.run('help', 'webhooks', 'edit');
    expect(code).toBe(0);
    expect(out).toBe((await cli.run('webhooks', 'edit', '--help')).out);
    expect((await cli.run('help')).out).toBe((await cli.run('--help')).out);
  });

  it('names arguments in the language of the user', async () => {
    cli.language = 'de';
    expect((await cli.run('trigger', '--help')).out).toContain('eilbote trigger <Ereignisart> [Optionen]');
    expect((await cli.run('trigger')).err).toContain('Es fehlt: <Ereignisart>.');
    for (const { name, arguments: given = [] } of [...singleCommands, ...groups.flatMap(({ commands }) => commands)]) {
      for (const argument of given) {
        const words = argument.name.replaceAll(/[^a-z ]/g, '');
        expect(Object.keys(argumentNames), `${name} ${words}`).toContain(words);
      }
    }
  });

  it('shows its version', async () => {
    expect(await cli.run('--version')).toMatchObject({ code: 0, out: version });
  });

  it('shows the help and fails where no command is given', async () => {
    const { code, out, err } = await cli.run();
    expect(code).toBe(2);
    expect(`${out}${err}`).toContain('webhooks');
  });

  it.each([
    [['webhook', 'list'], 'COMMAND_UNKNOWN', 'Did you mean "webhooks"?'],
    [['help', 'webhook'], 'COMMAND_UNKNOWN', 'Did you mean "webhooks"?'],
    [['help', 'webhooks', 'edti'], 'COMMAND_UNKNOWN', 'Did you mean "webhooks edit"?'],
    [['webhooks', 'lst'], 'COMMAND_UNKNOWN', 'Did you mean "webhooks list"?'],
    [['events', '--jsn'], 'OPTION_UNKNOWN', 'Did you mean "--json"?'],
    [['events', 'show'], 'ARGUMENT_MISSING', '<event type>'],
    [['events', 'show', 'project.created', 'more'], 'ARGUMENT_UNEXPECTED', 'more'],
    [['trigger', 'project.created', '--file'], 'ARGUMENT_MISSING', '--file'],
    [['trigger', 'project.created'], 'ARGUMENT_MISSING', '--example'],
    [['tail', '-n', 'many'], 'ARGUMENT_INVALID', 'whole number'],
    [['--lang', 'fr', 'events'], 'ARGUMENT_INVALID', 'de or en'],
  ])('refuses %j with %s and says what helps', async (argv, code, text) => {
    const { code: exit, err, out } = await cli.run(...argv);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(text);
  });

  it.each([
    [[], {}, 'en'],
    [['--lang', 'de'], { LANG: 'en_GB.UTF-8' }, 'de'],
    [['--lang=en'], { EILBOTE_LANG: 'de' }, 'en'],
    [[], { EILBOTE_LANG: 'de', LC_ALL: 'C' }, 'de'],
    [[], { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'en'],
    [[], { LC_ALL: '', LANG: 'de_AT.UTF-8' }, 'de'],
  ])('with %j and %j speaks %s', (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language);
  });

  it('tells errors in German, and as JSON to programs', async () => {
    cli.language = 'de';
    expect((await cli.run('webhook')).err).toBe(
      'Fehler [COMMAND_UNKNOWN] Den Befehl „webhook“ gibt es nicht. Meinten Sie „webhooks“? Alle zeigt --help.',
    );
    const { err } = await cli.run('webhook', '--json');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'COMMAND_UNKNOWN' } });
  });
});
