import type { HttpMethod } from '@eilbote/contract';
import type { CallMethod } from '../ports/transport.ts';
import type { SealedText } from './sealed-text.ts';

/** A finished request whose secrets are still slots: what build and transform hand to the send stage. */
export interface WireRequest<M extends CallMethod = HttpMethod> {
  readonly method: M;
  /** Absolute URL, every value encoded for its position. */
  readonly url: SealedText;
  /** Names as they are sent; `content-type` included where there is a body. */
  readonly headers: { readonly [name: string]: SealedText };
  /** Sent as UTF-8; `null` for a request without a body. */
  readonly body: SealedText | null;
}
