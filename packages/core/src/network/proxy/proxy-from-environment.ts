import { NETWORK_PROXY_INVALID } from '../errors.ts';
import type { AllowEntry } from '../allow-list.ts';
import { isProxy, readProxy, type Proxy } from './proxy.ts';
import type { NetworkProxies } from './network-proxies.ts';

/**
 * What `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say, in upper or lower case, as curl reads them: a name in `NO_PROXY`
 * stands for the names below it, too, and `*` for everything.
 * @returns `undefined` where the environment names no proxy
 * @throws NETWORK_PROXY_INVALID
 */
export function proxyFromEnvironment(
  environment: NodeJS.ProcessEnv,
  readEntry: (text: string) => AllowEntry,
): NetworkProxies | undefined {
  const valueOf = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const [https, http] = [proxyOf(valueOf('HTTPS_PROXY')), proxyOf(valueOf('HTTP_PROXY'))];
  const exceptions = (valueOf('NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  if ((https === undefined && http === undefined) || exceptions.includes('*')) return undefined;
  return { https, http, except: exceptions.flatMap(entriesOf).map(readEntry), resolvesNames: false };
}

function proxyOf(text: string | undefined): Proxy | undefined {
  if (text === undefined) return undefined;
  const proxy = readProxy({ url: text.includes('://') ? text : `http://${text}` });
  if (!isProxy(proxy)) throw NETWORK_PROXY_INVALID({});
  return proxy;
}

/** A name is meant with all that are below it; an address or a block is itself. */
function entriesOf(entry: string): readonly string[] {
  const name = entry.replace(/^\*?\./, '');
  return /^[\d.]+(?:\/\d+)?(?::\d+)?$/.test(name) || name.includes('[') || name.split(':').length > 2
    ? [name]
    : [name, `*.${name}`];
}
