import { NETWORK_PROXY_INVALID } from '../errors.ts';
import type { AllowEntry } from '../allow-list.ts';
import type { NetworkProxies } from './network-proxies.ts';
import { isProxy, readProxy, type ProxyAccess } from './proxy.ts';
import { proxyFromEnvironment } from './proxy-from-environment.ts';

/** The proxy that calls go through where a webhook or connection says nothing else. */
export interface ProxySettings extends ProxyAccess {
  /** Receivers that are called directly, written as in `network.allow`. This machine always is. */
  readonly except?: readonly string[];
  /**
   * The proxy looks up the names of receivers: for networks that know names of the internet only there, and for proxies
   * that let calls through by name. What a name leads to can then not be judged here: the proxy has to refuse what must
   * not be called.
   */
  readonly resolvesNames?: boolean;
}

/**
 * @param readEntry reads an entry of `except`; throws for one that cannot be read
 * @throws NETWORK_PROXY_INVALID
 */
export function networkProxies(
  settings: ProxySettings | 'environment' | undefined,
  readEntry: (text: string) => AllowEntry,
  environment: NodeJS.ProcessEnv,
): NetworkProxies | undefined {
  if (settings === undefined) return undefined;
  if (settings === 'environment') return proxyFromEnvironment(environment, readEntry);
  const { except = [], resolvesNames = false, ...access } = settings;
  const proxy = readProxy(access);
  if (!isProxy(proxy)) throw NETWORK_PROXY_INVALID({});
  return { https: proxy, http: proxy, except: except.map(readEntry), resolvesNames };
}
