import { defineEventType, type EventType } from '@eilbote/contract';
import { buildCatalogue, standardContribution, standardEventTypes } from '@eilbote/core';
import { describe, expect, it } from 'vitest';
import { aConnection, anEvent, aRecord, aWebhook } from './index.ts';

describe('the producer of events', () => {
  it('begins with the first example of the catalogue', () => {
    const event = anEvent('project.created');
    expect(event.records).toEqual(standardEventTypes.find(({ id }) => id === event.type)?.examples[0]?.records);
  });

  it('changes records and details field by field', () => {
    const event = anEvent('project.processStatusChanged', {
      id: 'erp-1',
      records: { Auftrag: { AuftragsNr: 'S020' } },
      details: { neu: { Prozessstatus: 7 } },
    });
    expect(event.id).toBe('erp-1');
    expect(event.records.Auftrag).toMatchObject({ AuftragsNr: 'S020' });
    expect(Object.keys(event.records.Auftrag ?? {}).length).toBeGreaterThan(5);
    expect(event.details?.neu).toEqual({ Prozessstatus: 7 });
    expect(event.details?.alt).toBeDefined();
  });

  it('leaves out a table that is given as undefined, and takes lists as they are', () => {
    const { records } = anEvent('project.created', {
      records: {
        Kunden: undefined,
        Auftragspositio: [{ PosNr: '1' }],
        Ansprechpartner: { Name: 'Faßbender' },
      } as object,
    });
    expect(Object.keys(records)).not.toContain('Kunden');
    expect(records.Auftragspositio).toEqual([{ PosNr: '1' }]);
    expect(records.Ansprechpartner).toEqual({ Name: 'Faßbender' });
  });

  it('makes events of types that only a plugin knows', () => {
    const title = { de: 'Maschine steht', en: 'Machine stopped' };
    const stopped = defineEventType({
      id: 'machine.stopped',
      title,
      when: title,
      table: 'Maschine',
      related: [],
      details: {},
      examples: [{ title, records: { Maschine: { Nr: '3', Ort: 'Halle' } } }],
    });
    expect(anEvent(stopped, { records: { Maschine: { Ort: 'Hof' } } })).toEqual({
      type: 'machine.stopped',
      records: { Maschine: { Nr: '3', Ort: 'Hof' } },
    });
    expect(() => anEvent({ ...stopped, examples: [] })).toThrow('machine.stopped has no example');
  });

  it('makes one of each standard type', () => {
    const { catalogue } = buildCatalogue([standardContribution]);
    for (const { id, table } of standardEventTypes) {
      const event = anEvent(catalogue.eventType(id) as EventType);
      expect(Object.keys(event.records)).toContain(table);
    }
  });

  it('says which type it does not know', () => {
    expect(() => anEvent('project.vanished' as never)).toThrow('no event type project.vanished');
  });
});

describe('the other producers', () => {
  it('make records, webhooks and connections, changed as told', () => {
    expect(aRecord('Kunden', { KundenNr: '4711' })).toMatchObject({
      KundenNr: '4711',
      Name1: expect.any(String) as string,
    });
    expect(() => aRecord('Nirgends' as never)).toThrow('no example of the catalogue has a record of Nirgends');
    expect(aWebhook({ url: 'https://example.com/', order: 'record' })).toMatchObject({
      event: 'project.created',
      order: 'record',
    });
    expect(aConnection({ baseUrl: 'https://example.com' })).toMatchObject({ name: 'Werkstatt' });
  });
});
