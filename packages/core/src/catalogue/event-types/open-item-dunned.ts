import { defineEventType } from '@eilbote/contract';
import { openItemDunnedExamples } from '../examples/work-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'openItem.dunned': typeof openItemDunned;
  }
}

export const openItemDunned = defineEventType({
  id: 'openItem.dunned',
  title: { de: 'OP gemahnt', en: 'Open item dunned' },
  when: {
    de: 'Nach dem Druck der Mahnungen, einmal für jeden gemahnten offenen Posten, mit der neuen Mahnstufe.',
    en: 'After reminders are printed, once for every open item concerned, with its new dunning level.',
  },
  table: 'OPKunden',
  related: ['Kunden', 'Auftrag'],
  details: {},
  examples: openItemDunnedExamples,
});
