import { describe, expect, it } from 'vitest';
import { WEBHOOK_INVALID } from '../index.ts';
import { checked, short } from './testing/checking.ts';

describe('a problem', () => {
  it('in conditions shows the line and points at the place, on screens as in the message', () => {
    const { problems } = checked({ conditions: { text: 'Status = 5\nAND Statsu = 4', mode: 'evaluate' } });
    expect(problems).toMatchObject([
      {
        path: '/conditions/text',
        code: 'CONDITION_FIELD_UNKNOWN',
        place: { start: 15, end: 21, excerpt: ['AND Statsu = 4', '    ^^^^^^'], replacement: 'Status' },
      },
    ]);
    expect(WEBHOOK_INVALID({ name: 'Hook', problems }).text.en).toBe(
      [
        'The webhook "Hook" was not saved:',
        '  - /conditions/text: The table Auftrag has no field "Statsu". Did you mean Status?',
        '      AND Statsu = 4',
        '          ^^^^^^',
      ].join('\n'),
    );
  });

  it('in the template of a URL is counted from the beginning of the URL', () => {
    const [problem] = checked({ url: 'https://receiver.example/{{ AuftragsNr * 2 }}' }).problems;
    expect(problem).toMatchObject({ path: '/url', code: 'TEMPLATE_INVALID' });
    expect(problem?.text.en).toContain('column 41');
  });

  it('with the name of a connection says what its id is', () => {
    const [problem] = checked({ url: undefined, connection: 'CRM' }).problems;
    expect(problem?.text.de).toBe('Die Verbindung „CRM“ gibt es nicht. Meinten Sie „con_1“?');
  });
});

describe('the templates of a webhook that is saved', () => {
  const body = (template: string) => checked({ format: 'template', template });

  it('are filled with an example of the event, so that nobody waits for the first event to see that they fail', () => {
    const { problems, warnings } = body('{"nr": "{{ AuftragsNr }}",}');
    expect(problems).toEqual([]);
    expect(warnings.map(short)).toEqual(['/template TEMPLATE_NOT_JSON']);
    expect(warnings[0]?.text.de).toMatch(/^Mit dem Beispiel „.+“ ausgefüllt: Das Ergebnis der Vorlage ist ab Zeile 1/);
    expect(body('{"nr": 1,}').warnings.map(short)).toEqual(['/template TEMPLATE_NOT_JSON']);
    expect(body('{"nr": "{{ AuftragsNr }}"}').warnings).toEqual([]);
  });

  it('are not filled when they cannot be read', () => {
    const { problems, warnings } = body('{"nr": "{{ AuftragsNr }"}');
    expect(problems.map(short)).toEqual(['/template TEMPLATE_INVALID']);
    expect(warnings).toEqual([]);
  });
});
