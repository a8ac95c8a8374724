import { defineTable } from '@eilbote/contract';
import { boolean, date, number, text, textOrInteger, time } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Zeitdatei: typeof zeitdatei;
  }
}

export const zeitdatei = defineTable({
  name: 'Zeitdatei',
  title: { de: 'Projektzeit', en: 'Project time' },
  description: {
    de: 'Eine auf ein Projekt gebuchte Zeit; Anwesenheitszeiten gehören nicht dazu.',
    en: 'Time booked on a project; presence times are not part of it.',
  },
  evidence: 'documented',
  key: ['UUID'],
  fields: {
    UUID: text('UUID', 'UUID', 'documented', { examples: ['71E4C3760B0A4E0F9A3C0E4B1C5D2F88'] }),
    PersonalNr: text('Personalnummer', 'Employee number', 'documented', {
      examples: ['10'],
      privacy: 'employee',
      refersTo: 'Personal',
    }),
    BDEID: textOrInteger('BDE-Kennung', 'Terminal id', 'documented', { examples: [''] }),
    AuftragsNr: text('Projektnummer', 'Project number', 'concept', { examples: ['06127', '.GK'] }),
    Position: textOrInteger('Position', 'Position', 'concept', { examples: [1] }),
    KStNr: text('Kostenstelle (Tätigkeit)', 'Cost centre (activity)', 'concept', { examples: ['100'] }),
    VonDatum: date('Datum', 'Date', 'concept', { examples: ['2026-08-27'], privacy: 'employee' }),
    VonZeit: time('Von', 'From', 'concept', { examples: ['06:00:00'], privacy: 'employee' }),
    BisZeit: time('Bis', 'To', 'concept', { examples: ['12:00:00'], privacy: 'employee' }),
    Pause: time('Pause', 'Break', 'concept', { examples: ['00:30:00'], privacy: 'employee' }),
    Dauer: time('Dauer', 'Duration', 'concept', { examples: ['05:30:00'], privacy: 'employee' }),
    Bemerkung: text('Bemerkung', 'Remark', 'concept', { examples: ['Montage Theke'], privacy: 'employee' }),
    Helfer: boolean('Helfer', 'Helper', 'concept', {
      examples: [false],
      privacy: 'employee',
      description: { de: 'Nur mit dem Lohn bewertet.', en: 'Rated by wage only.' },
    }),
    Nachweiszeit: boolean('Nachweiszeit', 'Billable on proof', 'concept', { examples: [true] }),
    Rueckfrage: boolean('Rückfrage', 'Has a question', 'concept', { examples: [false] }),
    Ausloese: number('Auslöse', 'Travel allowance', 'concept', { examples: [24], privacy: 'financial' }),
  },
});
