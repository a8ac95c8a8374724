import { createHash } from 'node:crypto';
import { parseAllowEntry, type AllowEntry } from './allow-list.ts';
import { blockCovers, parseAddressBlock } from './address-block.ts';
import { verdictOfKind } from './address-kinds.ts';
import { NETWORK_ALLOW_INVALID, NETWORK_ALLOW_NEVER, NETWORK_PROXY_EXCEPT_INVALID } from './errors.ts';
import { ipv4Blocks } from './ipv4-blocks.ts';
import { ipv6Blocks } from './ipv6-blocks.ts';
import { proxyName } from './proxy/proxy.ts';
import type { NetworkProxies } from './proxy/network-proxies.ts';
import { networkProxies, type ProxySettings } from './proxy/proxy-settings.ts';

/**
 * Who may be called. Without any setting: every public address over HTTPS, nothing in the own network, nothing on this
 * machine. Link-local, metadata, multicast, broadcast and unspecified addresses are refused whatever stands here.
 */
export interface NetworkSettings {
  /**
   * Receivers in the own network, on this machine or on unusual ports: addresses, blocks or host names, each with an
   * optional port, e.g. `192.168.1.0/24`, `timeclock.local:8080`, `*.example.lan`, `127.0.0.1`. An entry with a port
   * is for that port alone. A host name is trusted wherever its DNS leads, but for the addresses that are never called.
   */
  readonly allow?: readonly string[];
  /** Only receivers named in `allow` are called, public ones too. */
  readonly onlyAllowed?: boolean;
  /** Every address of the own network (RFC 1918, RFC 6598, RFC 4193) may be called; this machine may not. */
  readonly privateNetworks?: boolean;
  /** Public receivers may be called without encryption, over http://. */
  readonly publicHttp?: boolean;
  /**
   * Authorities that are trusted besides those of the system, for all calls: PEM texts, or the names of files that hold
   * them.
   */
  readonly certificateAuthorities?: readonly string[];
  /**
   * A forward proxy for all calls but those of webhooks and connections that say something else. `environment` takes it
   * from `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, which are not looked at otherwise.
   */
  readonly proxy?: ProxySettings | 'environment';
}

/** The settings, read and checked. */
export interface NetworkPolicy {
  readonly allow: readonly AllowEntry[];
  readonly onlyAllowed: boolean;
  readonly privateNetworks: boolean;
  readonly publicHttp: boolean;
  /** The proxy of all calls that name none themselves. */
  readonly proxies: NetworkProxies | undefined;
  /** Equal for equal settings; a call records it, and kept-alive sockets of another one are dropped. */
  readonly revision: string;
}

/** @throws NETWORK_ALLOW_INVALID, NETWORK_ALLOW_NEVER naming the entry; NETWORK_PROXY_INVALID */
export function networkPolicy(
  settings: NetworkSettings = {},
  environment: NodeJS.ProcessEnv = process.env,
): NetworkPolicy {
  const { allow = [], onlyAllowed = false, privateNetworks = false, publicHttp = false } = settings;
  const rules = { onlyAllowed, privateNetworks, publicHttp };
  const proxies = networkProxies(settings.proxy, readException, environment);
  // Without credentials: a revision is stored with every call.
  const named = [proxies?.https, proxies?.http].map((proxy) => proxy && [proxy.secure, proxyName(proxy)]);
  const revision = revisionOf([allow, rules, ...(proxies === undefined ? [] : [named, proxies.except])]);
  return { ...rules, allow: allow.map(readEntry), proxies, revision };
}

const neverBlocks = [...ipv4Blocks, ...ipv6Blocks].flatMap(([text, kind]) => {
  const block = verdictOfKind[kind] === 'never' ? parseAddressBlock(text) : undefined;
  return block === undefined ? [] : [block];
});

function readException(text: string): AllowEntry {
  const entry = parseAllowEntry(text);
  if (entry === undefined) throw NETWORK_PROXY_EXCEPT_INVALID({ entry: text });
  return entry;
}

function readEntry(text: string): AllowEntry {
  const entry = parseAllowEntry(text);
  if (entry === undefined) throw NETWORK_ALLOW_INVALID({ entry: text });
  const { names } = entry;
  if (names.family !== 'name' && neverBlocks.some((block) => blockCovers(block, names))) {
    throw NETWORK_ALLOW_NEVER({ entry: text });
  }
  return entry;
}

const revisionOf = (settings: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(settings, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))
    .digest('hex')
    .slice(0, 12);
