import { describe, expect, it } from 'vitest';
import { WEBHOOK_INVALID } from '../index.ts';
import { checked } from './testing/checking.ts';

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
