import type { BlockRow } from './address-kinds.ts';

/** Every IPv4 block that is not an ordinary host of the internet; the smallest block that holds an address counts. */
export const ipv4Blocks: readonly BlockRow[] = [
  ['0.0.0.0/8', 'unspecified', 'RFC 791 3.2, RFC 1122 3.2.1.3'],
  ['10.0.0.0/8', 'private', 'RFC 1918'],
  ['100.64.0.0/10', 'private', 'RFC 6598'],
  ['100.100.100.200/32', 'metadata', 'Alibaba Cloud ECS instance metadata'],
  ['127.0.0.0/8', 'loopback', 'RFC 1122 3.2.1.3'],
  ['168.63.129.16/32', 'metadata', 'Azure virtual public IP of the wire server'],
  ['169.254.0.0/16', 'link-local', 'RFC 3927; metadata of AWS, Azure, Google Cloud, OpenStack at 169.254.169.254'],
  ['172.16.0.0/12', 'private', 'RFC 1918'],
  ['192.0.0.0/24', 'protocol', 'RFC 6890 2.1'],
  ['192.0.0.192/32', 'metadata', 'Oracle Cloud Classic instance metadata'],
  ['192.0.2.0/24', 'reserved', 'RFC 5737'],
  ['192.31.196.0/24', 'reserved', 'RFC 7535'],
  ['192.52.193.0/24', 'reserved', 'RFC 7450'],
  ['192.88.99.0/24', 'reserved', 'RFC 7526'],
  ['192.168.0.0/16', 'private', 'RFC 1918'],
  ['192.175.48.0/24', 'reserved', 'RFC 7534'],
  ['198.18.0.0/15', 'reserved', 'RFC 2544'],
  ['198.51.100.0/24', 'reserved', 'RFC 5737'],
  ['203.0.113.0/24', 'reserved', 'RFC 5737'],
  ['224.0.0.0/4', 'multicast', 'RFC 5771'],
  ['240.0.0.0/4', 'reserved', 'RFC 1112 4'],
  ['255.255.255.255/32', 'broadcast', 'RFC 919'],
];
