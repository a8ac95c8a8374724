import { defineTable } from '@eilbote/contract';
import { boolean, date, number, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Personal: typeof personal;
  }
}

/** Only what time recording needs: pay, religion, health insurance and private address are left out on purpose. */
export const personal = defineTable({
  name: 'Personal',
  title: { de: 'Mitarbeiter', en: 'Employee' },
  description: {
    de: 'Ein Mitarbeiter, beschränkt auf das, was eine Zeiterfassung braucht.',
    en: 'An employee, confined to what time recording needs.',
  },
  evidence: 'documented',
  key: ['PersonalNr'],
  fields: {
    PersonalNr: text('Personalnummer', 'Employee number', 'documented', { examples: ['5050'], privacy: 'employee' }),
    Name1: text('Vorname', 'First name', 'documented', { examples: ['Fred'], privacy: 'employee' }),
    Name2: text('Nachname', 'Surname', 'documented', { examples: ['Durst'], privacy: 'employee' }),
    Mitarbeitergrup: text('Mitarbeitergruppe', 'Employee group', 'documented', {
      examples: ['Auszubildender'],
      privacy: 'employee',
    }),
    email: text('E-Mail (dienstlich)', 'E-mail (business)', 'concept', {
      examples: ['f.durst@firma.example'],
      privacy: 'employee',
    }),
    Telefon: text('Telefon (dienstlich)', 'Telephone (business)', 'concept', {
      examples: ['0221 4710-112'],
      privacy: 'employee',
    }),
    MobilTel: text('Mobiltelefon (dienstlich)', 'Mobile phone (business)', 'concept', {
      examples: ['0171 3920012'],
      privacy: 'employee',
    }),
    Benutzername: text('Benutzername', 'User name', 'concept', {
      nullable: true,
      examples: ['fdurst'],
      privacy: 'employee',
    }),
    BDEAusweisNr: text('Ausweisnummer am Terminal', 'Terminal badge number', 'concept', {
      examples: ['0042'],
      privacy: 'employee',
    }),
    Eintrittsdatum: date('Eintritt', 'Joined on', 'concept', {
      nullable: true,
      examples: ['2026-08-01'],
      privacy: 'employee',
    }),
    Austrittsdatum: date('Austritt', 'Left on', 'assumed', { nullable: true, examples: [null], privacy: 'employee' }),
    Wochenstunden: number('Wochenstunden', 'Hours a week', 'concept', { examples: [38.5], privacy: 'employee' }),
    Urlaubsanspruch: number('Urlaubsanspruch in Stunden', 'Annual leave in hours', 'concept', {
      examples: [231],
      privacy: 'employee',
    }),
    Zeitmodell: text('Zeitmodell', 'Working time model', 'concept', {
      examples: ['Standard 38,5'],
      privacy: 'employee',
    }),
    Ausbildung: text('Ausbildung', 'Qualification', 'concept', { examples: ['Geselle'], privacy: 'employee' }),
    istVertreter: boolean('Ist Vertreter', 'Works in sales', 'concept', { examples: [false], privacy: 'employee' }),
    istArbeitsvorbereiter: boolean('Ist Arbeitsvorbereiter', 'Works in planning', 'concept', {
      examples: [false],
      privacy: 'employee',
    }),
  },
});
