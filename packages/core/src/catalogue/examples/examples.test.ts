import type { EventExample, JsonObject, JsonValue } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { acceptEvent } from '../../accept/index.ts';
import { buildCatalogue, standardContribution } from '../index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const options = { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_1' };

interface Told {
  readonly type: string;
  readonly example: EventExample;
}

const told: Told[] = catalogue.eventTypes.flatMap(({ id, examples }) =>
  examples.map((example) => ({ type: id, example })),
);

const recordsOf = (table: string) =>
  told.flatMap(({ example }) => [example.records[table] ?? []].flat() as readonly JsonObject[]);

const cents = (value: JsonValue | undefined) => Math.round(Number(value) * 100);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

describe('the examples of the joinery', () => {
  it('exist for every event type, and for every trigger of a changed process status', () => {
    for (const { id, examples } of catalogue.eventTypes) expect(examples.length, id).toBeGreaterThan(0);
    const triggers = catalogue
      .eventType('project.processStatusChanged')
      ?.examples.map(({ details }) => details?.['ausloeser']);
    expect(new Set(triggers)).toEqual(new Set(['speichern', 'belegdruck', 'schnellaenderung']));
  });

  it.each(told.map((one) => [one.type, one.example.title.en, one] as const))(
    'are accepted without a warning: %s, %s',
    (_type, _title, { type, example }) => {
      const { records, details = {} } = example;
      expect(acceptEvent({ type, records, details }, { ...options, strict: true }).warnings).toEqual([]);
    },
  );

  it('hang together: one record per key never has two names', () => {
    const pairs = [
      ['Kunden', 'KundenNr', 'Name1'],
      ['Personal', 'PersonalNr', 'Name2'],
      ['Lieferanten', 'LieferantenNr', 'Name1'],
      ['Auftrag', 'AuftragsNr', 'Bauvorhaben'],
    ] as const;
    for (const [table, key, name] of pairs) {
      const seen = new Map(recordsOf(table).map((record) => [record[key], record[name]]));
      for (const record of recordsOf(table)) expect(record[name]).toBe(seen.get(record[key]));
    }
  });

  it('refer only to records that fit', () => {
    for (const { type, example } of told) {
      const { Auftrag, Kunden, Bestellung, Lieferanten, Zeitdatei, Personal, OPKunden, Auftragspositio } =
        example.records as {
          readonly [table: string]: JsonObject | undefined;
        };
      if (Auftrag && Kunden) expect(Auftrag['KundenNr'], type).toBe(Kunden['KundenNr']);
      if (Bestellung && Lieferanten) expect(Bestellung['Lieferant']).toBe(Lieferanten['LieferantenNr']);
      if (Bestellung && Auftrag) expect(Bestellung['AuftragsNr']).toBe(Auftrag['AuftragsNr']);
      if (Zeitdatei && Personal) expect(Zeitdatei['PersonalNr']).toBe(Personal['PersonalNr']);
      if (Zeitdatei && Auftrag) expect(Zeitdatei['AuftragsNr']).toBe(Auftrag['AuftragsNr']);
      if (type === 'openItem.dunned') expect(OPKunden?.['KundenNr']).toBe(Kunden?.['KundenNr']);
      for (const position of (Auftragspositio ?? []) as unknown as JsonObject[])
        expect(position['AuftragsNr']).toBe(Auftrag?.['AuftragsNr']);
    }
  });

  it('add up to the cent', () => {
    for (const project of recordsOf('Auftrag').filter((record) => 'SummeNetto' in record)) {
      expect(cents(project['SummeNetto']) + cents(project['MwSt'])).toBe(cents(project['SummeBrutto']));
      expect(cents(project['MwSt'])).toBe(Math.round(cents(project['SummeNetto']) * 0.19));
    }
    for (const { example, type } of told) {
      const positions = example.records['Auftragspositio'] as readonly JsonObject[] | undefined;
      if (positions === undefined || type === 'projectTime.created') continue;
      const project = example.records['Auftrag'] as JsonObject;
      const total = sum(
        positions.map((position) => Math.round(Number(position['Anzahl']) * cents(position['VKPreis']))),
      );
      expect(total, String(project['AuftragsNr'])).toBe(cents(project['SummeNetto']));
    }
    for (const { example } of told.filter(({ type }) => type === 'purchaseOrder.created')) {
      const lines = example.records['BestellPos'] as readonly JsonObject[];
      const total = sum(lines.map((line) => Math.round(Number(line['BestellMenge']) * cents(line['Preis']))));
      expect(total).toBe(cents((example.records['Bestellung'] as JsonObject)['SummeNetto']));
    }
    for (const item of recordsOf('OPKunden'))
      expect(cents(item['Betrag']) - cents(item['Bezahlt'])).toBe(cents(item['Offen']));
  });

  it('book times that last from start to end, less the break', () => {
    const seconds = (time: JsonValue | undefined) =>
      sum(
        String(time)
          .split(':')
          .map((part, index) => Number(part) * 60 ** (2 - index)),
      );
    for (const time of recordsOf('Zeitdatei'))
      expect(seconds(time['BisZeit']) - seconds(time['VonZeit']) - seconds(time['Pause'])).toBe(seconds(time['Dauer']));
  });

  it('happen in one week and reach nobody', () => {
    const week = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];
    const happened = [
      ...recordsOf('Bestellung').map((order) => order['Datum']),
      ...recordsOf('Zeitdatei').map((time) => time['VonDatum']),
      ...recordsOf('OPKunden').flatMap((item) => item['Mahndatum'] ?? []),
    ];
    for (const day of happened) expect(week).toContain(day);
    const text = JSON.stringify(told);
    for (const [address] of text.matchAll(/[\w.-]+@[\w.-]+/g)) expect(address).toMatch(/\.example$/);
    for (const [site] of text.matchAll(/www\.[\w.-]+/g)) expect(site).toMatch(/\.example$/);
  });

  it('show what real data looks like: umlauts, line breaks of the ERP, odd keys', () => {
    const text = JSON.stringify(told);
    for (const oddity of ['"06127"', '"_0573"', '".GK"', '"n20-01170"', '05104B', 'ß', 'Ö', '\\r', 'é', 'ı'])
      expect(text).toContain(oddity);
  });
});
