import type { Transformer } from '@eilbote/contract';

/** The transformer that stands innermost: requests go on as the target system made them. */
export const unchanged: Transformer = { transform: (draft) => draft };
