import type { LocalizedText } from '@eilbote/contract';

/** Why an event made no delivery for a webhook; or that there is one. */
export const whyNotReasons = [
  'delivery',
  'test',
  'notMatched',
  'notYetMade',
  'deleted',
  'otherEvent',
  'notNamed',
  'inactive',
  'contentGone',
  'conditions',
  'undecided',
  'unchanged',
  'statusUnknown',
  'gone',
] as const;

export type WhyNotReason = (typeof whyNotReasons)[number];

/** The reasons as people read them. Which condition it was, and since when, stands beside the reason. */
export const whyNotTexts: { readonly [reason in WhyNotReason]: LocalizedText } = {
  delivery: {
    de: 'Es gibt eine Zustellung.',
    en: 'There is a delivery.',
  },
  test: {
    de: 'Das Ereignis gehört zu einem Test; andere Webhooks erfahren davon nichts.',
    en: 'The event belongs to a test; other webhooks do not hear of it.',
  },
  notMatched: {
    de: 'Das Ereignis ist noch nicht verarbeitet. Das geschieht, sobald ein Prozess läuft, der zustellt.',
    en: 'The event is not matched yet. That happens as soon as a process runs that dispatches.',
  },
  notYetMade: {
    de: 'Den Webhook gab es noch nicht, als das Ereignis kam.',
    en: 'The webhook did not exist yet when the event came.',
  },
  deleted: {
    de: 'Der Webhook war schon gelöscht, als das Ereignis kam.',
    en: 'The webhook was deleted already when the event came.',
  },
  otherEvent: {
    de: 'Der Webhook gehörte zu einer anderen Ereignisart.',
    en: 'The webhook belonged to another event type.',
  },
  notNamed: {
    de: 'Das Ereignis überträgt einen vorhandenen Datensatz, und zwar nur für andere Webhooks.',
    en: 'The event transfers a record that was there before, and does so for other webhooks only.',
  },
  inactive: {
    de: 'Der Webhook war inaktiv, als das Ereignis kam.',
    en: 'The webhook was inactive when the event came.',
  },
  contentGone: {
    de: 'Ob die Bedingungen zutrafen, lässt sich nicht mehr sagen: Die Daten des Ereignisses sind gelöscht.',
    en: 'Whether the conditions held can no longer be said: the data of the event are deleted.',
  },
  conditions: {
    de: 'Die Bedingungen trafen nicht zu.',
    en: 'The conditions did not hold.',
  },
  undecided: {
    de: 'Ob die Bedingungen zutrafen, ließ sich nicht entscheiden; dann wird nicht gesendet.',
    en: 'Whether the conditions held could not be decided; then nothing is sent.',
  },
  unchanged: {
    de: 'Vorher und nachher waren gleich, und der Webhook wollte nur Änderungen.',
    en: 'Before and after were the same, and the webhook wanted changes only.',
  },
  statusUnknown: {
    de: 'Das Ereignis passte zum Webhook. Vermutlich war er damals inaktiv; das wurde zu dieser Zeit noch nicht festgehalten.',
    en: 'The event fitted the webhook. Probably it was inactive then; that was not kept yet at that time.',
  },
  gone: {
    de: 'Es gab eine Zustellung, oder der Webhook wurde in dem Augenblick gelöscht, in dem das Ereignis kam. Die Zustellung ist nicht mehr gespeichert.',
    en: 'There was a delivery, or the webhook was deleted in the moment in which the event came. The delivery is no longer stored.',
  },
};
