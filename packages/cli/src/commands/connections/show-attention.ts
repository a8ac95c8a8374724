import type { ConnectionView, LocalizedText } from '@eilbote/core';

const words: { readonly [K in NonNullable<ConnectionView['attention']>['kind']]: LocalizedText } = {
  credentials: { de: 'Anmeldung abgelehnt', en: 'credentials rejected' },
  forbidden: { de: 'Rechte reichen nicht aus', en: 'not permitted' },
};
const ready: LocalizedText = { de: 'bereit', en: 'ready' };

/** The state of a connection in a few words. */
export const attentionWords = ({ attention }: ConnectionView): LocalizedText =>
  attention === null ? ready : words[attention.kind];
