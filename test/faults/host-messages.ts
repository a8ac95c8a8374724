import type { DeliveryState, WebhookStatus } from '@eilbote/core';

/** What the process of a host is told to do. */
export type ToHost =
  | { readonly kind: 'publish'; readonly from: number; readonly count: number; readonly together: boolean }
  | { readonly kind: 'clock'; readonly aheadMs: number }
  | { readonly kind: 'status'; readonly status: WebhookStatus }
  | { readonly kind: 'state' };

/** What it tells. */
export type FromHost =
  | { readonly kind: 'ready' | 'done' }
  | { readonly kind: 'notStarted'; readonly code: string; readonly text: string }
  | { readonly kind: 'delivered'; readonly count: number }
  /** `acknowledged`, or the code of the error. */
  | { readonly kind: 'published'; readonly ids: readonly string[]; readonly outcome: string }
  | {
      readonly kind: 'state';
      readonly counts: { readonly [state in DeliveryState]: number };
      readonly rss: number;
    };
