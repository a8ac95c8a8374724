import type { BlockRow } from './address-kinds.ts';

/**
 * Every IPv6 block that is not an ordinary host of the internet. Only 2000::/3 is handed out for such hosts, so all
 * the rest is refused without being named. The smallest block that holds an address counts.
 */
export const ipv6Blocks: readonly BlockRow[] = [
  ['::/0', 'reserved', 'RFC 4291 2.4'],
  ['2000::/3', 'public', 'RFC 3587 2'],
  ['::/128', 'unspecified', 'RFC 4291 2.5.2'],
  ['::1/128', 'loopback', 'RFC 4291 2.5.3'],
  ['::/96', 'transition', 'RFC 4291 2.5.5.1: IPv4-compatible, deprecated'],
  ['::ffff:0:0:0/96', 'transition', 'RFC 2765 2.1: IPv4-translated (SIIT)'],
  ['64:ff9b:1::/48', 'transition', 'RFC 8215: local NAT64, hides an IPv4 address at an unknown place'],
  ['100::/64', 'reserved', 'RFC 6666'],
  ['100:0:0:1::/64', 'reserved', 'RFC 9780'],
  ['2001::/23', 'reserved', 'RFC 2928'],
  ['2001::/32', 'transition', 'RFC 4380: Teredo'],
  ['2001:db8::/32', 'reserved', 'RFC 3849'],
  ['2002::/16', 'transition', 'RFC 3056: 6to4'],
  ['2620:4f:8000::/48', 'reserved', 'RFC 7534'],
  ['3fff::/20', 'reserved', 'RFC 9637'],
  ['5f00::/16', 'reserved', 'RFC 9602'],
  ['fc00::/7', 'private', 'RFC 4193'],
  ['fd00:42::42/128', 'metadata', 'Scaleway instance metadata'],
  ['fd00:c1::a9fe:a9fe/128', 'metadata', 'Oracle Cloud instance metadata'],
  ['fd00:ec2::/32', 'metadata', 'AWS instance metadata, DNS and time; EKS credentials'],
  ['fd20:ce::254/128', 'metadata', 'Google Cloud metadata server'],
  ['fe80::/10', 'link-local', 'RFC 4291 2.5.6'],
  ['fec0::/10', 'reserved', 'RFC 3879: site-local, deprecated'],
  ['ff00::/8', 'multicast', 'RFC 4291 2.7'],
];

/** Blocks that stand for IPv4 hosts: the last 32 bits are the address, and its verdict counts. */
export const ipv4InIpv6Blocks: readonly (readonly [block: string, source: string])[] = [
  ['::ffff:0:0/96', 'RFC 4291 2.5.5.2: IPv4-mapped'],
  ['64:ff9b::/96', 'RFC 6052 2.1: NAT64'],
];

/**
 * Interface identifiers that hold an IPv4 address in any network: `0000:5efe:a.b.c.d`, with or without the bit for a
 * globally unique one. Such an address tunnels to the IPv4 host (RFC 5214 6.1: ISATAP).
 */
export const isatapIdentifiers: readonly bigint[] = [0x0000_5efen, 0x0200_5efen, 0x0100_5efen, 0x0300_5efen];
