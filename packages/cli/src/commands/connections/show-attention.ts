import type { ConnectionView, LocalizedText } from '@eilbote/core';

const words: { readonly [K in NonNullable<ConnectionView['attention']>['kind']]: LocalizedText } = {
  credentials: { de: 'Anmeldung abgelehnt', en: 'credentials rejected' },
  forbidden: { de: 'Rechte reichen nicht aus', en: 'not permitted' },
};
const ready: LocalizedText = { de: 'bereit', en: 'ready' };

const unusable: LocalizedText = { de: 'Einstellungen unbrauchbar', en: 'settings unusable' };

/** The state of a connection in a few words. */
export function attentionWords({ attention, refusal }: ConnectionView): LocalizedText {
  if (refusal !== undefined) return unusable;
  return attention === null ? ready : words[attention.kind];
}

/** Whether a person has to see to it. */
export const needsPerson = ({ attention, refusal }: ConnectionView): boolean =>
  attention !== null || refusal !== undefined;
