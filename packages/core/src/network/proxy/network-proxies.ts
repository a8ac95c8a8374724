import type { AllowEntry } from '../allow-list.ts';
import type { Proxy } from './proxy.ts';

/** The proxies of the host, read and checked. */
export interface NetworkProxies {
  /** For receivers with `https://`, and for those with `http://`. */
  readonly https: Proxy | undefined;
  readonly http: Proxy | undefined;
  readonly except: readonly AllowEntry[];
  readonly resolvesNames: boolean;
}
