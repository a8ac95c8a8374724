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

export interface Transformer {
  transform(draft: RequestDraft, input: RequestInput): RequestDraft | Promise<RequestDraft>;
}

export const RequestBuilding = token<RequestBuilder>('stage.build');
export const Transforming = token<Transformer>('stage.transform');
