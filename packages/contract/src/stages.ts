import type { RequestDraft } from './request.ts';
import type { RequestInput } from './target-system.ts';
import { token } from './token.ts';

/**
 * The two stages that a plugin may wrap for its own targets. Match, send and log belong to the host alone, so that
 * conditions, network guard, signature and redaction cannot be walked around.
 */
export interface RequestBuilder {
  build(input: RequestInput): RequestDraft | Promise<RequestDraft>;
}

/** Changes a request after it was built and before it is encoded and signed. */
export interface Transformer {
  transform(draft: RequestDraft, input: RequestInput): RequestDraft | Promise<RequestDraft>;
}

/** The token of the stage that makes a request of a delivery; wrap it to change its input or its result. */
export const RequestBuilding = token<RequestBuilder>('stage.build');

/** The token of the stage that may change a finished request; wrap it to add a header, for example. */
export const Transforming = token<Transformer>('stage.transform');
