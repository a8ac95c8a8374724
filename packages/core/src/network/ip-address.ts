import { isIPv4, isIPv6 } from 'node:net';

/** An address as a number: 32 bits for IPv4, 128 for IPv6. */
export type IpAddress = { readonly family: 4; readonly bits: number } | { readonly family: 6; readonly bits: bigint };

/** Reads an address in its ordinary spelling; `undefined` for anything else, zone ids (`%eth0`) included. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (isIPv4(text)) return { family: 4, bits: ipv4Bits(text) };
  if (isIPv6(text) && !text.includes('%')) return { family: 6, bits: ipv6Bits(text) };
  return undefined;
}

function ipv4Bits(text: string): number {
  return text.split('.').reduce((bits, octet) => bits * 256 + Number(octet), 0);
}

function ipv6Bits(text: string): bigint {
  const [head = '', tail] = withoutDottedTail(text).split('::');
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: gap }, () => 0), ...right].reduce(
    (bits, group) => (bits << 16n) | BigInt(group),
    0n,
  );
}

const groupsOf = (text: string): readonly number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));

/** `::ffff:1.2.3.4` is `::ffff:102:304`. */
function withoutDottedTail(text: string): string {
  const start = text.lastIndexOf(':') + 1;
  const tail = text.slice(start);
  if (!tail.includes('.')) return text;
  const bits = ipv4Bits(tail);
  return `${text.slice(0, start)}${Math.floor(bits / 0x10000).toString(16)}:${(bits % 0x10000).toString(16)}`;
}
