import { isIP } from 'node:net';
import { blockContains, parseAddressBlock, type AddressBlock } from './address-block.ts';
import type { IpAddress } from './ip-address.ts';
import { canonicalHost } from './receiver.ts';

/** One entry of `network.allow`: what it names, and the only port it is for. */
export interface AllowEntry {
  readonly names: NamedHosts | AddressBlock;
  readonly port: number | undefined;
}

export interface NamedHosts {
  readonly family: 'name';
  /** The name itself, or with a leading dot every name below it. */
  readonly host: string;
}

/**
 * Reads `192.168.1.0/24`, `192.168.1.7:8080`, `fd00::/8`, `[fd00::/8]:8443`, `server.local`, `*.example.org:8443`.
 * `undefined` for anything else.
 */
export function parseAllowEntry(text: string): AllowEntry | undefined {
  const { target, port } = splitPort(text.trim());
  if (port === null) return undefined;
  const names = parseAddressBlock(target) ?? parseName(target);
  return names === undefined ? undefined : { names, port };
}

/** True when the entry names this receiver: its host, or the address that counts. Ports are judged apart. */
export function entryNames(entry: AllowEntry, host: string, address: IpAddress | undefined): boolean {
  const { names } = entry;
  if (names.family !== 'name') return address !== undefined && blockContains(names, address);
  return names.host.startsWith('.') ? host.endsWith(names.host) : host === names.host;
}

function splitPort(text: string): { target: string; port: number | undefined | null } {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(text);
  if (bracketed !== null) return { target: bracketed[1] ?? '', port: portOf(bracketed[2]) };
  const colon = text.indexOf(':');
  if (colon === -1 || colon !== text.lastIndexOf(':')) return { target: text, port: undefined };
  return { target: text.slice(0, colon), port: portOf(text.slice(colon + 1)) };
}

function portOf(digits: string | undefined): number | undefined | null {
  if (digits === undefined) return undefined;
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function parseName(text: string): NamedHosts | AddressBlock | undefined {
  const wildcard = text.startsWith('*.');
  const host = canonicalHost(wildcard ? text.slice(2) : text);
  if (host === undefined || host.includes('*')) return undefined;
  // The URL standard reads `127.1` as an address; so does every call.
  if (isIP(host) !== 0) return wildcard ? undefined : parseAddressBlock(host);
  return { family: 'name', host: wildcard ? `.${host}` : host };
}
