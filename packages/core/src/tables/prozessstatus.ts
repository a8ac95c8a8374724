import { defineTable } from '@eilbote/contract';
import { integer, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Prozessstatus: typeof prozessstatus;
  }
}

export const prozessstatus = defineTable({
  name: 'Prozessstatus',
  title: { de: 'Prozessstatus', en: 'Process status' },
  description: {
    de: 'Nachschlagetabelle der betriebseigenen Arbeitsstände.',
    en: 'Look-up of the in-house progress codes.',
  },
  evidence: 'concept',
  key: ['Code'],
  fields: {
    Code: integer('Kennzahl', 'Code', 'concept', { examples: [40] }),
    Name: text('Name', 'Name', 'concept', { examples: ['In Produktion'] }),
    Kostenstellengrp: text('Kostenstellengruppe', 'Cost centre group', 'concept', {
      nullable: true,
      examples: ['Werkstatt'],
    }),
    Aktivitaetenvorl: text('Aktivitätenvorlage', 'Activity template', 'concept', { nullable: true, examples: [null] }),
    Belegarten: {
      type: 'array',
      items: { type: 'string', title: { de: 'Belegart', en: 'Document type' } },
      title: { de: 'Gesetzt beim Belegdruck von', en: 'Set by printing' },
      examples: [['Auftragsbestätigung']],
      evidence: 'concept',
    },
  },
});
