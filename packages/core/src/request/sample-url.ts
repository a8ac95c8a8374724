import { mask } from './sealed-text.ts';
import type { WireRequest } from './wire-request.ts';

/**
 * The Muster-URL: the URL of a request that explain made, secrets masked. It is the very text that is sent but for the
 * secrets, because there is no second way to make a URL.
 */
export const sampleUrl = (request: WireRequest): string => mask(request.url);
