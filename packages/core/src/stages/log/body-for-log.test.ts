import { defineTable } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { bodyForLog, longestBodyInLog, type SentContent } from './body-for-log.ts';

const title = { de: 'x', en: 'x' };
const text = { type: 'string', title, evidence: 'assumed' } as const;
const table = defineTable({
  name: 'Kunden',
  title,
  evidence: 'assumed',
  key: ['KundenNr'],
  fields: {
    KundenNr: text,
    Ort: { ...text, privacy: 'none' },
    Name: { ...text, privacy: 'contact' },
    IBAN: { ...text, privacy: 'financial' },
  },
});

const record = { KundenNr: '10', Ort: 'Ulm', Name: 'Maria Huber', IBAN: 'DE02', Eigenes: 'geheim' };
const content: SentContent = {
  table,
  records: record,
  fields: ['KundenNr', 'Ort', 'Name', 'IBAN', 'Eigenes', 'toString'],
  maskedBody: '{"Name":"Maria Huber","token":"•••"}',
};

describe('the body in the log', () => {
  it('is left out unless it is asked for, and then costs nothing', () => {
    const refuse = (): SentContent => {
      throw new Error('not to be asked');
    };
    expect(bodyForLog({}, refuse)).toBeUndefined();
    expect(bodyForLog({ bodies: 'none' }, refuse)).toBeUndefined();
  });

  it('holds, if selected, only values of fields that were sent and are known to hold no personal data', () => {
    expect(bodyForLog({ bodies: 'selected' }, () => content)).toBe('{"KundenNr":"10","Ort":"Ulm"}');
    expect(bodyForLog({ bodies: 'selected' }, () => ({ ...content, fields: ['Name', 'Ort'] }))).toBe('{"Ort":"Ulm"}');
    expect(bodyForLog({ bodies: 'selected' }, () => ({ ...content, records: [record, { Ort: null }] }))).toBe(
      '[{"KundenNr":"10","Ort":"Ulm"},{"Ort":null}]',
    );
  });

  it('holds the fields that the host lists for a table, and no others', () => {
    const options = { bodies: 'selected', bodyFields: { Kunden: ['Name', 'Eigenes'] } } as const;
    expect(bodyForLog(options, () => content)).toBe('{"Name":"Maria Huber","Eigenes":"geheim"}');
    expect(bodyForLog({ ...options, bodyFields: { Kunden: [] } }, () => content)).toBe('{}');
    expect(bodyForLog({ ...options, bodyFields: { Auftrag: ['Name'] } }, () => content)).toBe(
      '{"KundenNr":"10","Ort":"Ulm"}',
    );
  });

  it('is the masked text as it was sent, if all of it is wanted, cut where it is too long', () => {
    expect(bodyForLog({ bodies: 'all' }, () => content)).toBe(JSON.stringify(content.maskedBody));
    expect(bodyForLog({ bodies: 'all' }, () => ({ ...content, maskedBody: null }))).toBeUndefined();
    const long = bodyForLog({ bodies: 'all' }, () => ({ ...content, maskedBody: 'x'.repeat(100_000) })) ?? '';
    expect(JSON.parse(long)).toBe(`${'x'.repeat(longestBodyInLog)}…`);
  });
});
