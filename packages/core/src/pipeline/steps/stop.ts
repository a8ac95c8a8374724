import type { LocalizedText } from '@eilbote/contract';
import type { SendResult } from '../../stages/send/index.ts';

/** Why an attempt of several calls ends before its action has ended. */
export type Stop =
  /** A call was no success, or could not be made. */
  | { readonly kind: 'sent'; readonly sent: SendResult }
  /** Something has to be there first; no attempt is spent. */
  | { readonly kind: 'waits'; readonly until: number; readonly reason: LocalizedText }
  /** The delivery is another worker's by now. */
  | { readonly kind: 'lost' }
  /** Its time is over. */
  | { readonly kind: 'late' };

/** Leads out of the code of a plugin. Whoever catches it there does not go on: every further call throws it again. */
export class StepsStopped extends Error {
  readonly stop: Stop;

  constructor(stop: Stop) {
    super('the steps have ended');
    this.name = 'StepsStopped';
    this.stop = stop;
  }
}
