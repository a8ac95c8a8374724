import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { acceptEvent, completeEvent } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const options = { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_new' };
const accepted = acceptEvent(
  { type: 'project.created', records: { Auftrag: { AuftragsNr: '06127', KundenNr: '_0573' } } },
  options,
);

describe('an event completed from a record source', () => {
  it('carries the found records, normalised, behind its own', () => {
    const complete = completeEvent(
      accepted,
      { Kunden: { KundenNr: '_0573', Erfassungsdatum: '14.02.11', Name1: 7 } },
      catalogue,
    );
    expect(complete.json).toBe(
      '{"records":{"Auftrag":{"AuftragsNr":"06127","KundenNr":"_0573"},"Kunden":{"KundenNr":"_0573","Name1":"7","Erfassungsdatum":"2011-02-14"}},"details":{}}',
    );
    expect(complete.warnings.map(({ path }) => path)).toEqual(['/records/Kunden/Name1']);
    expect(complete.event.id).toBe(accepted.event.id);
    expect(Object.isFrozen(complete.event.records)).toBe(true);
  });

  it('keeps what the event brought itself, and its content hash', () => {
    const complete = completeEvent(accepted, { Auftrag: { AuftragsNr: 'anderes' } }, catalogue);
    expect(complete.event.records).toEqual(accepted.event.records);
    expect(complete.contentHash).toBe(accepted.contentHash);
  });

  it('refuses what cannot be stored', () => {
    const found = { Kunden: { Anlage: new Date(0) } } as unknown as { Kunden: { Anlage: string } };
    expect(() => completeEvent(accepted, found, catalogue)).toThrow(/\/records\/Kunden\/Anlage/);
    expect(() => completeEvent(accepted, { Kunden: { Text: 'x'.repeat(2 ** 20) } }, catalogue)).toThrow(/larger than/);
    expect(() => completeEvent(accepted, undefined as never, catalogue)).toThrow(/an object is expected/);
  });
});
