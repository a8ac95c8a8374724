import { parseIpAddress, type IpAddress } from './ip-address.ts';

/** A range of addresses of one family, written as `address/prefix length`. */
export type AddressBlock =
  | { readonly family: 4; readonly first: number; readonly size: number }
  | { readonly family: 6; readonly prefix: bigint; readonly shift: bigint };

/**
 * Reads a block; a single address is a block of one. Bits behind the prefix are ignored, as routers do. `undefined`
 * for anything else.
 */
export function parseAddressBlock(text: string): AddressBlock | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const base = parseIpAddress(address);
  if (base === undefined || rest.length > 0) return undefined;
  const width = base.family === 4 ? 32 : 128;
  const prefixLength = length === undefined ? width : prefixLengthOf(length, width);
  return prefixLength === undefined ? undefined : blockOf(base, prefixLength);
}

/** Never true across families: one rule set per family, so that an IPv6 rule cannot match an IPv4 address. */
export function blockContains(block: AddressBlock, address: IpAddress): boolean {
  if (block.family === 4) {
    return address.family === 4 && address.bits >= block.first && address.bits < block.first + block.size;
  }
  return address.family === 6 && address.bits >> block.shift === block.prefix;
}

/** The first address of a block. */
export const firstOf = (block: AddressBlock): IpAddress =>
  block.family === 4 ? { family: 4, bits: block.first } : { family: 6, bits: block.prefix << block.shift };

/** True when every address of `inner` lies in `outer`. */
export function blockCovers(outer: AddressBlock, inner: AddressBlock): boolean {
  if (!blockContains(outer, firstOf(inner))) return false;
  if (outer.family === 4) return inner.family === 4 && inner.size <= outer.size;
  return inner.family === 6 && inner.shift <= outer.shift;
}

function prefixLengthOf(text: string, width: number): number | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined;
  const length = Number(text);
  return length <= width ? length : undefined;
}

function blockOf(base: IpAddress, prefixLength: number): AddressBlock {
  if (base.family === 4) {
    const size = 2 ** (32 - prefixLength);
    return { family: 4, first: base.bits - (base.bits % size), size };
  }
  const shift = BigInt(128 - prefixLength);
  return { family: 6, prefix: base.bits >> shift, shift };
}
