import type { LocalizedText } from '@eilbote/contract';

/** A number and what is counted, as people say it: `1 Webhook`, `2 Webhooks`. The German verb belongs to the words where there is one. */
export function countOf(
  count: number,
  words: { readonly de: readonly [one: string, many: string]; readonly en: readonly [one: string, many: string] },
): LocalizedText {
  const form = count === 1 ? 0 : 1;
  return { de: `${count} ${words.de[form]}`, en: `${count} ${words.en[form]}` };
}
