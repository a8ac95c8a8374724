import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { acceptEvent } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);

const warningsOf = (fields: object) =>
  acceptEvent(
    { type: 'project.created', records: { Auftrag: { AuftragsNr: '1', ...fields } } },
    { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_new' },
  ).warnings;

describe('a field that the table does not have', () => {
  it.each(['Bauvorhabn', 'bauvorhaben', 'Bauvorahben'])('is told when it is most likely misspelt: %s', (name) => {
    const [warning, more] = warningsOf({ [name]: 'Küche' });
    expect(more).toBeUndefined();
    expect(warning).toMatchObject({
      path: `/records/Auftrag/${name}`,
      code: 'FIELD_MISSPELT',
      text: { de: `Ein Feld Auftrag.${name} gibt es nicht. Meinten Sie Bauvorhaben? Der Wert bleibt, wo er ist.` },
    });
    expect(warningsOf({ [name]: 'Küche' })).toHaveLength(1);
  });

  it('is nobody’s mistake when it has a name of its own, only another number, or stands beside the right one', () => {
    expect(warningsOf({ Lackierung: 'matt', Suchfeld7: 'x', Bauvorhaben: 'Küche', bauvorhaben: 'Bad' })).toEqual([]);
  });

  it('does not fill the memory of a host that is sent ever new names', () => {
    for (let number = 0; number < 700; number++) warningsOf({ [`Feld${'x'.repeat(number % 50)}${number}y`]: 1 });
    expect(warningsOf({ Bauvorhabn: 'Küche' })).toHaveLength(1);
  });
});
