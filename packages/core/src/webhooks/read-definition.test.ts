import type { DefinitionProblem } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { readWebhook, type CheckContext } from './index.ts';

const title = { de: 'Aufruf', en: 'Call' };
const context: CheckContext = {
  catalogue: buildCatalogue([standardContribution]).catalogue,
  targets: [
    {
      id: 'custom',
      title,
      actions: {
        call: { title, table: 'any', request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }) },
      },
    },
  ],
  connections: [],
};
const good = { name: 'Auftrag - Büro', event: 'project.created', url: 'https://receiver.example/' };
const found = (input: unknown) => readWebhook(input, context).problems;
const short = ({ path, code }: DefinitionProblem) => `${path} ${code}`;

describe('a webhook as it is written', () => {
  it('needs a name, an event and a URL; the rest has defaults', () => {
    expect(readWebhook(good, context)).toEqual({
      problems: [],
      warnings: [],
      definition: {
        ...good,
        target: 'custom',
        action: 'call',
        table: 'Auftrag',
        fields: 'standard',
        conditions: { text: '', mode: 'pass' },
        attributes: [],
        format: 'profacto/1',
        method: 'POST',
        contentType: 'json',
        headers: [],
        retryAfterSeconds: [5, 300, 1800, 7200, 18_000, 36_000, 36_000],
        order: 'none',
        timeLimitSeconds: 15,
        active: true,
      },
    });
  });

  it('sends of an employee what a time recording needs, unless told otherwise', () => {
    const { definition } = readWebhook({ ...good, event: 'employee.created' }, context);
    expect(definition?.fields).toContain('BDEAusweisNr');
    expect(definition?.fields).not.toContain('Telefon');
    expect(readWebhook({ ...good, event: 'employee.created', fields: 'standard' }, context).definition?.fields).toBe(
      'standard',
    );
  });

  it('puts no fields into the URL of a GET by itself, and takes a template for the format', () => {
    expect(readWebhook({ ...good, method: 'GET' }, context).definition?.fields).toBe('none');
    expect(readWebhook({ ...good, template: '{}' }, context).definition?.format).toBe('template');
  });

  it('gives attributes the part JSON', () => {
    const { definition } = readWebhook({ ...good, attributes: [{ name: 'a', text: 'x' }] }, context);
    expect(definition?.attributes).toEqual([{ name: 'a', text: 'x', part: 'json' }]);
  });

  it.each([
    [{ ulr: 'x' }, '/ulr PROPERTY_UNKNOWN', 'Die Eigenschaft „ulr“ gibt es hier nicht. Meinten Sie „url“?'],
    [{ active: 'yes' }, '/active VALUE_TYPE', '„active“ muss true oder false sein.'],
    [
      { method: 'PSOT' },
      '/method VALUE_UNKNOWN',
      '„method“ kann nur GET, POST, PUT, PATCH, DELETE sein. Meinten Sie „POST“?',
    ],
    [{ name: '' }, '/name VALUE_EMPTY', '„name“ darf nicht leer sein.'],
    [{ name: 'x'.repeat(201) }, '/name VALUE_TOO_LONG', '„name“ darf höchstens 200 Zeichen haben.'],
    [
      { retryAfterSeconds: [5, 0] },
      '/retryAfterSeconds/1 VALUE_TOO_SMALL',
      '„retryAfterSeconds[1]“ muss mindestens 1 Sekunde sein.',
    ],
    [
      { retryAfterSeconds: [604_801] },
      '/retryAfterSeconds/0 VALUE_TOO_LARGE',
      '„retryAfterSeconds[0]“ darf höchstens 604800 Sekunden sein.',
    ],
    [
      { retryAfterSeconds: Array.from({ length: 31 }, () => 1) },
      '/retryAfterSeconds VALUE_TOO_LONG',
      '„retryAfterSeconds“ darf höchstens 30 Einträge haben.',
    ],
    [
      { timeLimitSeconds: 121 },
      '/timeLimitSeconds VALUE_TOO_LARGE',
      '„timeLimitSeconds“ darf höchstens 120 Sekunden sein.',
    ],
    [
      { fields: [] },
      '/fields VALUE_TYPE',
      '„fields“: Erwartet wird „standard“, „none“ (keine Felder) oder eine Liste mit mindestens einem Feldnamen, jeder nur einmal.',
    ],
    [
      { attributes: [{ name: 'a' }] },
      '/attributes/0 VALUE_AMBIGUOUS',
      '„attributes[0]“: Erwartet wird genau eines von „text“, „field“, „template“ und „secret“.',
    ],
    [
      { attributes: [{ name: 'a', text: 'x', secret: 'y' }] },
      '/attributes/0 VALUE_AMBIGUOUS',
      '„attributes[0]“: Erwartet wird genau eines von „text“, „field“, „template“ und „secret“.',
    ],
    [{ attributes: [{ text: 'a' }] }, '/attributes/0/name PROPERTY_MISSING', 'Die Eigenschaft „name“ fehlt.'],
    [
      { signingSecret: false },
      '/signingSecret VALUE_TYPE',
      '„signingSecret“: Erwartet wird ein Text oder true (das gespeicherte Geheimnis behalten).',
    ],
    [
      { limits: { rates: [{ calls: 1 }] } },
      '/limits/rates/0/seconds PROPERTY_MISSING',
      'Die Eigenschaft „seconds“ fehlt.',
    ],
  ])('%j', (change, problem, text) => {
    const problems = found({ ...good, ...change });
    expect(problems.map(short)).toEqual([problem]);
    expect(problems[0]?.text.de).toBe(text);
  });

  it('tells everything at once: shape and rules', () => {
    const input = {
      event: 'project.creatd',
      url: 'ftp://x/',
      activ: true,
      attributes: [
        { name: 'a', part: 'urls', text: 'x' },
        { name: 'a', field: 'Nix' },
      ],
      headers: [{ name: 'Host' }],
    };
    expect(found(input).map(short).toSorted()).toEqual([
      '/activ PROPERTY_UNKNOWN',
      '/attributes/0/part VALUE_UNKNOWN',
      '/attributes/1/name ATTRIBUTE_TWICE',
      '/event EVENT_TYPE_UNKNOWN',
      '/headers/0 VALUE_AMBIGUOUS',
      '/name PROPERTY_MISSING',
      '/url URL_SCHEME',
    ]);
  });

  it('shows what is wrong in conditions whose mode is wrong, too', () => {
    const input = { ...good, conditions: { text: 'Statsu = 5', mode: 'evalute' } };
    const { problems, warnings } = readWebhook(input, context);
    expect(problems.map(short)).toEqual(['/conditions/mode VALUE_UNKNOWN']);
    expect(warnings.map(short)).toEqual(['/conditions/text CONDITION_FIELD_UNKNOWN']);
  });

  it('may have a thousand attributes', () => {
    const attributes = Array.from({ length: 1000 }, (_, number) => ({ name: `a${number}`, text: 'x' }));
    expect(found({ ...good, attributes })).toEqual([]);
  });

  it.each([undefined, null, 5, 'x', [], () => 1])('is an object, not %s', (input) => {
    const { problems, definition } = readWebhook(input, context);
    expect(problems[0]?.text.en).toMatch(/must be an object/);
    expect(definition).toBeUndefined();
  });

  it('cannot bring a prototype along', () => {
    const input: unknown = JSON.parse(
      '{"name":"x","event":"project.created","url":"https://r.example/","__proto__":{"active":false},"attributes":[{"name":"__proto__","text":"x"}]}',
    );
    const { problems, definition } = readWebhook(input, context);
    expect(problems.map(short)).toEqual(['/__proto__ PROPERTY_UNKNOWN', '/attributes/0/name ATTRIBUTE_NAME_FORBIDDEN']);
    expect(definition?.active).toBe(true);
  });
});
