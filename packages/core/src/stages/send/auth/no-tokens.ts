import { hostOf } from '../../../redaction/index.ts';
import type { NoToken, TokenRequest } from './fetch-token.ts';
import type { TokenKeeper } from './token-keeper.ts';

const none = ({ auth }: TokenRequest): Promise<NoToken> =>
  Promise.resolve({ kind: 'unavailable', host: hostOf(auth.tokenUrl), reason: 'is not asked here' });

/** For a send stage of its own, whose calls need no tokens. */
export const noTokens: TokenKeeper = { current: none, replace: (_number, request) => none(request) };
