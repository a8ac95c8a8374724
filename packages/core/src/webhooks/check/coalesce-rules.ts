import { longestHoldSeconds, type WebhookDefinition } from '../definition.ts';
import type { Findings } from './findings.ts';

/** What is held is sent in time. */
export function checkCoalesce({ coalesce, deliverWithinSeconds }: WebhookDefinition, findings: Findings): void {
  if (coalesce === undefined) return;
  const longest = longestHoldSeconds(coalesce);
  if (longest < coalesce.windowSeconds)
    findings.problem('/coalesce/longestSeconds', 'COALESCE_ENDS_BEFORE_WINDOW', endsBeforeWindow);
  if (deliverWithinSeconds !== undefined && deliverWithinSeconds <= longest)
    findings.problem('/coalesce', 'COALESCE_LONGER_THAN_DELIVERY', longerThanDelivery);
}

const endsBeforeWindow = {
  de: 'Die längste Zeit ist kürzer als das Fenster, in dem gewartet wird. Tragen Sie mindestens die Dauer des Fensters ein.',
  en: 'The longest time is shorter than the window for which each delivery waits. Enter at least the length of the window.',
};
const longerThanDelivery = {
  de: 'Zustellungen werden länger zurückgehalten, als sie zugestellt werden dürfen. Verkürzen Sie das Zurückhalten, oder verlängern Sie die Frist der Zustellung.',
  en: 'Deliveries are held for longer than they may take to be delivered. Hold them for a shorter time, or give them more time to be delivered.',
};
