import { describe, expect, it } from 'vitest';
import { answerFaults, authSchemes, defaultAnswers, packageFiles, type Answers } from './index.ts';
import { readFlags } from './read-flags.ts';

describe('the scaffolder of target systems', () => {
  it.each(authSchemes)('writes an adapter of one table, one call and %s that says where calls go', (auth) => {
    const answers = { ...defaultAnswers, auth, baseUrl: 'https://api.clockwork.example/v1' };
    const code = Object.values(packageFiles(answers)).join('\n');
    expect(code).toContain("baseUrl: () => 'https://api.clockwork.example/v1'");
    expect(code).toContain(`scheme: '${auth}'`);
  });

  it.each(['bearer', 'apiKey'] as const)('keeps the whole adapter in 25 lines with %s', (auth) => {
    const adapter = packageFiles({ ...defaultAnswers, auth })['src/index.ts'] ?? '';
    expect(adapter.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(25);
    expect(adapter.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('gives each action a file where there are several', () => {
    const files = packageFiles({ ...defaultAnswers, tables: ['Kunden', 'Auftrag'] });
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['src/actions/saveCustomer.ts', 'src/actions/saveProject.ts']),
    );
    expect(files['src/index.ts']).toContain('actions: { saveCustomer, saveProject }');
  });

  it('writes names that would end a text of code as the text that they are', () => {
    const files = packageFiles({ ...defaultAnswers, nameEn: String.raw`Tom's \ clock` });
    expect(files['src/index.ts']).toContain(String.raw`en: 'Tom\'s \\ clock'`);
  });

  it.each([
    [{ id: 'Clock Work' }, '"Clock Work" is no id'],
    [{ nameDe: ' ' }, 'a name is empty'],
    [{ baseUrl: 'http://api.example.com' }, 'is no base URL: it begins with https://'],
    [{ auth: 'magic' }, '"magic" is no authorisation'],
    [{ tables: [] }, 'no table'],
    [{ tables: ['Kunde'] }, '"Kunde" is no table'],
  ])('refuses %j', (wrong, complaint) => {
    expect(answerFaults({ ...defaultAnswers, ...(wrong as Partial<Answers>) }).join()).toContain(complaint);
  });

  it('takes all answers from the command line', () => {
    const words = ['clockwork', '--name-de', 'Stechuhr', '--name-en', 'Clockwork', '--base-url', 'https://c.example'];
    const more = ['--auth', 'apiKey', '--tables', 'Kunden,Auftrag', '--several-calls', '--yes'];
    const { said, yes } = readFlags([...words, ...more]);
    expect({ said, yes }).toEqual({
      said: {
        id: 'clockwork',
        nameDe: 'Stechuhr',
        nameEn: 'Clockwork',
        baseUrl: 'https://c.example',
        auth: 'apiKey',
        tables: ['Kunden', 'Auftrag'],
        severalCalls: true,
      },
      yes: true,
    });
  });
});
