import type { FailureClass } from '@eilbote/contract';
import { failureCatalogue } from '../../failures/index.ts';

/** Title and remedy of a failure class as details of an event, so that a message to people needs no look-up. */
export function failureDetails(failure: FailureClass) {
  const { title, remedy } = failureCatalogue[failure];
  return { fehlerDe: title.de, fehlerEn: title.en, abhilfeDe: remedy.de, abhilfeEn: remedy.en };
}
