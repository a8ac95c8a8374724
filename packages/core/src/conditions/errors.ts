import { defineError, type LocalizedText } from '@eilbote/contract';

export const CONDITIONS_INVALID = defineError<{ finding: LocalizedText; position: number }>(
  'CONDITIONS_INVALID',
  {
    de: 'Bedingungen sollten ausgewertet werden, die nicht lesbar sind.',
    en: 'Conditions were to be evaluated that cannot be read.',
  },
  ({ finding, position }) => ({
    de: `Die Bedingungen sind an Stelle ${position + 1} nicht lesbar: ${finding.de} Berichtigen Sie sie und speichern Sie den Webhook neu.`,
    en: `The conditions cannot be read at position ${position + 1}: ${finding.en} Put them right and save the webhook again.`,
  }),
);
