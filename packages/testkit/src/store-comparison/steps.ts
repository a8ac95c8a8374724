import fc from 'fast-check';
import {
  bringForward,
  cancelDeliveries,
  dispatcher,
  endTest,
  look,
  resend,
  restorations,
  runs,
  startTest,
  unpark,
} from './act-steps.ts';
import {
  connections,
  deleteWebhook,
  saveConfiguration,
  remoteIds,
  saveWebhook,
  setPause,
  setWebhookStatus,
  tokens,
} from './configuration-steps.ts';
import { accept, claim, match, reclaim, renew, settle } from './delivery-steps.ts';
import { blank, erase, forget } from './retention-steps.ts';
import type { Step } from './step.ts';

/** Any call of the port, weighted so that deliveries come far before they are swept away. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: accept },
  { weight: 14, arbitrary: match },
  { weight: 12, arbitrary: claim },
  { weight: 16, arbitrary: settle },
  { weight: 3, arbitrary: reclaim },
  { weight: 2, arbitrary: renew },
  { weight: 5, arbitrary: saveWebhook },
  { weight: 5, arbitrary: setWebhookStatus },
  { weight: 1, arbitrary: deleteWebhook },
  { weight: 3, arbitrary: setPause },
  { weight: 3, arbitrary: connections },
  { weight: 3, arbitrary: saveConfiguration },
  { weight: 3, arbitrary: tokens },
  { weight: 2, arbitrary: remoteIds },
  { weight: 2, arbitrary: cancelDeliveries },
  { weight: 2, arbitrary: unpark },
  { weight: 1, arbitrary: bringForward },
  { weight: 5, arbitrary: resend },
  { weight: 2, arbitrary: runs },
  { weight: 2, arbitrary: restorations },
  { weight: 3, arbitrary: startTest },
  { weight: 3, arbitrary: endTest },
  { weight: 3, arbitrary: blank },
  { weight: 1, arbitrary: forget },
  { weight: 3, arbitrary: erase },
  { weight: 4, arbitrary: look },
  { weight: 2, arbitrary: dispatcher },
);
