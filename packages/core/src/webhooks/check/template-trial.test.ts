import { describe, expect, it } from 'vitest';
import { checked, short } from './testing/checking.ts';

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
